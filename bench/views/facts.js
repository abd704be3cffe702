import { someWords } from '../payloads/world.js';

/** `told`: which findings must come of the fields, and how often. */
const one = (kind, pairs) => ({ told: [kind], pairs });

const page = (random, { page: { url, search } }) => ({
  told: ['page-visited', ...(search === null ? [] : ['search'])],
  pairs: [['dl', url]]
});
const title = (random, { page: { title } }) => one('page-title', [['page_title', title]]);
const typed = (random) => one('search', [['search_term', `${someWords(random, 3)} ${random.below(1000)}`]]);
const device = (random, { person }) => one('identifier', [['device_id', person.device]]);
const install = (random, { person }) => one('identifier', [['install_id', person.install]]);
const model = (random, { person }) => one('device', [['device_model', person.model]]);
const screen = (random, { person }) => one('device', [['screen_resolution', person.screen]]);
const point = (random, { person }) => {
  const [lat, lon] = person.point;
  return one('location', [
    ['latitude', lat],
    ['longitude', lon]
  ]);
};
const email = (random, { person }) => one('account', [['email', person.email]]);
const event = (random) =>
  one('usage', [
    ['event_name', random.pick(['article opened', 'button pressed', 'video started', 'scrolled'])]
  ]);

/** Of a hundred requests that tell something, how many tell what. */
const shares = [
  [30, page],
  [10, title],
  [8, typed],
  [14, device],
  [6, install],
  [8, model],
  [8, screen],
  [5, point],
  [4, email],
  [7, event]
];
const lots = shares.flatMap(([share, make]) => Array.from({ length: share }, () => make));

export const nothingTold = { told: [], pairs: [] };

/** What one request tells of who is at the machine: something that the product finds, by name or because it is known. */
export const drawFact = (random, who) => random.pick(lots)(random, who);
