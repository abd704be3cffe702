import type { Detail } from '../../model/finding.ts';
import type { Detector } from './detector.ts';
import { isRandom } from './forms.ts';
import { inferred, isElsewhere } from './found-here.ts';

const id = 'usage';

const whatIs: ReadonlyMap<string, Detail> = new Map<string, Detail>([
  ['event', 'event'],
  ['eventname', 'event'],
  ['eventaction', 'event'],
  ['eventtype', 'event'],
  ['useraction', 'event'],
  ['screenname', 'screen-name'],
  ['screenclass', 'screen-name'],
  ['activityname', 'screen-name'],
  ['buttonname', 'button'],
  ['buttontext', 'button'],
  ['clickedtext', 'button'],
  ['foldername', 'folder']
]);

const form = /^\p{L}[\p{L}\p{N} _.:$-]{2,60}$/u;
const nothing = /^(?:true|false|null|none|undefined|unknown|event|default|string|object|function|number)$/i;

/** What somebody did, screen by screen: names of events under names that say so. */
export const usage: Detector = {
  id,
  name: 'What was done: events, screens, buttons',
  source: 'https://developers.google.com/analytics/devguides/collection/ga4/reference/events',
  names: [...whatIs.keys()],
  look: (leaf, { opened }) => {
    const text = leaf.text.trim();
    if (text.length < 3 || text.length > 61 || leaf.part === 'cookie' || !isElsewhere(opened)) return null;
    const what = whatIs.get(leaf.name.bare);
    if (!what || !form.test(text) || nothing.test(text) || isRandom(text)) return null;
    return inferred(leaf, id, 'usage', what);
  }
};
