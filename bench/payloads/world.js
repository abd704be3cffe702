import { createHash } from 'node:crypto';
import { NameMaker } from '../generate/names.js';
import { Random } from '../generate/random.js';

const words =
  'pollen count breaks record in old harbour garden night market bridge repair clinic opens second floor river level train strike ends early spring bread recipe rye sour vegan soup winter tyres test used car loan rate rent index court ruling tenant rights school meals council vote recount island ferry timetable storm warning coast guard rescue lighthouse museum violin teacher wanted allergy spray side effects asthma inhaler price compare'.split(
    ' '
  );

/** `?q=` and its likes: what known search engines call the words (their own result pages). */
const engines = [
  (text) => `https://www.google.com/search?q=${text}&hl=en`,
  (text) => `https://duckduckgo.com/?q=${text}&ia=web`,
  (text) => `https://yandex.ru/search/?text=${text}&lr=213`,
  (text) => `https://www.baidu.com/s?wd=${text}&ie=utf-8`
];

export const someWords = (random, count) => Array.from({ length: count }, () => random.pick(words)).join(' ');

const formWords = (text) => encodeURIComponent(text).replaceAll('%20', '+');

export const articleOf = (random, site, index) => {
  const title = someWords(random, random.between(4, 8));
  const slug = title.replaceAll(' ', '-');
  return { url: `https://www.${site}/${random.pick(words)}/${slug}-${index}.html`, title, search: null };
};

export const searchOf = (random) => {
  const search = `${someWords(random, random.between(2, 4))} ${random.below(1000)}`;
  return { url: random.pick(engines)(formWords(search)), title: `${search} - Search`, search };
};

export const hex = (random, digits) =>
  Array.from({ length: digits }, () => random.below(16).toString(16)).join('');

export const uuid = (random) =>
  [hex(random, 8), hex(random, 4), `4${hex(random, 3)}`, `a${hex(random, 3)}`, hex(random, 12)].join('-');

export const md5 = (text) => createHash('md5').update(text).digest('hex');

const siteCount = 60;
const pageCount = 300;
const searchCount = 60;
const trackerCount = 80;
const trackersPerPage = 5;

/** A person with a phone: what was opened and searched for, and who is told of it. */
export class PayloadWorld {
  constructor(seed) {
    const random = new Random(seed, 0x706179);
    const names = new NameMaker(new Random(seed, 0x6e616d));
    const sites = Array.from({ length: siteCount }, () => names.next().split('.').slice(1).join('.'));
    const trackers = Array.from({ length: trackerCount }, () => names.next());
    const articles = Array.from({ length: pageCount }, (_, at) => articleOf(random, random.pick(sites), at));
    const searches = Array.from({ length: searchCount }, () => searchOf(random));
    this.pages = random.shuffle([...articles, ...searches]).map((page) => ({
      ...page,
      trackers: Array.from({ length: trackersPerPage }, () => random.pick(trackers))
    }));
    this.trackers = trackers;
    this.device = {
      androidId: hex(random, 16),
      gaid: uuid(random),
      email: 'erika.mustermann@daily-courier.example',
      model: 'MI 9',
      screen: '1080x2340'
    };
  }
}
