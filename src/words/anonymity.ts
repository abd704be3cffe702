import type { FindingKind, Thread } from '#engine/model/finding.ts';
import * as m from './messages/messages.js';
import { counted, joinWords, type CountMessage } from './numbers.ts';

type Telling = readonly (readonly [FindingKind, CountMessage])[];

/** What says who somebody is, without anything else. */
const names: Telling = [
  ['own-value', m.count_own_values],
  ['account', m.count_accounts],
  ['contacts', m.count_contact_lists]
];

/** What tells who somebody is once enough of it is put together. */
const trails: Telling = [
  ['page-visited', m.count_pages],
  ['search', m.count_searches],
  ['page-title', m.count_page_titles],
  ['typed-text', m.count_texts_typed],
  ['location', m.count_locations]
];

/** "12 pages and 2 searches"; empty where nothing of the kind went along. */
const seenWith = (thread: Thread, telling: Telling): string =>
  joinWords(
    telling.flatMap(([kind, message]) => {
      const count = thread.with[kind] ?? 0;
      return count > 0 ? [counted(message, count)] : [];
    })
  );

/** "Is it anonymous?", from what was sent in the same requests. */
export const sayAnonymity = (thread: Thread): string[] => {
  const known = seenWith(thread, names);
  const trail = seenWith(thread, trails);
  if (known !== '')
    return [
      m.threads_named({ things: known }),
      ...(trail === '' ? [] : [m.threads_named_more({ things: trail })])
    ];
  if (trail !== '') return [m.threads_trail({ things: trail }), m.threads_unnamed()];
  return [m.threads_nothing({ requests: counted(m.count_requests, thread.requests) })];
};
