import type { FindingKind, Thread } from '#engine/model/finding.ts';
import { joinWords, plural } from './numbers.ts';

type Telling = readonly (readonly [FindingKind, string, string])[];

/** What says who somebody is, without anything else. */
const names: Telling = [
  ['own-value', 'value of your own', 'values of your own'],
  ['account', 'account', 'accounts'],
  ['contacts', 'list of contacts', 'lists of contacts']
];

/** What tells who somebody is once enough of it is put together. */
const trails: Telling = [
  ['page-visited', 'page', 'pages'],
  ['search', 'search', 'searches'],
  ['page-title', 'title of a page', 'titles of pages'],
  ['typed-text', 'text typed', 'texts typed'],
  ['location', 'location', 'locations']
];

const counted = (thread: Thread, telling: Telling): string[] =>
  telling.flatMap(([kind, one, many]) => {
    const count = thread.with[kind] ?? 0;
    return count > 0 ? [plural(count, one, many)] : [];
  });

/** "Is it anonymous?", from what was sent in the same requests. */
export const sayAnonymity = (thread: Thread): string[] => {
  const known = counted(thread, names);
  const trail = counted(thread, trails);
  if (known.length > 0)
    return [
      `No: ${joinWords(known)} went along with it, in the same requests. Whoever received them knows whose it is.`,
      ...(trail.length > 0 ? [`So does what else went with it: ${joinWords(trail)}.`] : [])
    ];
  if (trail.length > 0)
    return [
      `Not by its effect: it ties ${joinWords(trail)} to one device. What somebody reads, searches and where they are can tell who they are.`,
      'No name or account was seen in the same requests.'
    ];
  return [
    `Nothing that names a person was seen with it. It still ties ${plural(thread.requests, 'request')} to one device, and can be joined with whatever else is known under it.`
  ];
};
