import { addressText, publicAddress } from '../generate/addresses.js';
import { NameMaker } from '../generate/names.js';
import { Random } from '../generate/random.js';
import { articleOf, hex, searchOf, uuid } from '../payloads/world.js';

/** Domains of companies that the product knows, so that views which group by company have some. */
const companyDomains =
  'doubleclick.net googleapis.com facebook.net amazon-adsystem.com adnxs.com criteo.com taboola.com outbrain.com scorecardresearch.com segment.io mixpanel.com amplitude.com appsflyer.com adjust.com bing.com clarity.ms hotjar.com yandex.net vk.com mail.ru baidu.com qq.com umeng.com alibaba.com byteoversea.com miui.com samsungcloud.com rubiconproject.com pubmatic.com openx.net casalemedia.com quantserve.com demdex.net bluekai.com applovin.com unity3d.com branch.io newrelic.com smartadserver.com adform.net'.split(
    ' '
  );

const exchangesPerHost = 20;
const exchangesPerPage = 160;
const exchangesPerSite = 1500;
const personCount = 40;

const hostAddress = (random) => addressText(publicAddress(random, random.chance(0.15)));

/** Three in ten belong to a company that is known; few have two machines. */
const hostOf = (random, names, at) => ({
  name: random.chance(0.3) ? `edge-${at.toString(36)}.${random.pick(companyDomains)}` : names.next(),
  addresses: Array.from({ length: random.chance(0.2) ? 2 : 1 }, () => hostAddress(random))
});

const personOf = (random, at) => ({
  device: uuid(random),
  install: hex(random, 32),
  email: `reader-${at}@daily-courier.example`,
  model: random.pick(['MI 9', 'SM-G991B', 'Pixel 7', 'Redmi Note 12']),
  screen: random.pick(['1080x2340', '1440x3200', '1170x2532']),
  point: [(48 + random.below(60_000) / 10_000).toFixed(4), (2 + random.below(90_000) / 10_000).toFixed(4)]
});

/** Who is spoken to, what is opened, and who uses the machine: as many of each as so many requests need. */
export class ViewsWorld {
  constructor({ seed, exchanges }) {
    const random = new Random(seed, 0x766965);
    const names = new NameMaker(new Random(seed, 0x77));
    const count = (each) => Math.max(1, Math.round(exchanges / each));
    const sites = Array.from({ length: count(exchangesPerSite) }, () =>
      names.next().split('.').slice(1).join('.')
    );
    this.sites = new Map(sites.map((site) => [site, hostAddress(random)]));
    this.hosts = Array.from({ length: count(exchangesPerHost) - sites.length }, (_, at) =>
      hostOf(random, names, at)
    );
    this.pages = Array.from({ length: count(exchangesPerPage) }, (_, at) =>
      at < sites.length || random.chance(0.7)
        ? articleOf(random, sites[at % sites.length], at)
        : searchOf(random)
    );
    this.people = Array.from({ length: personCount }, (_, at) => personOf(random, at));
  }
}
