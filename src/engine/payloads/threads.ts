import type { Exchange } from '../model/capture.ts';
import type { Detail, Finding, FindingKind, Thread } from '../model/finding.ts';
import { fnv1a } from './fnv.ts';
import { digestsOf } from './known/digests.ts';

export interface Threads {
  /** Those that most hangs on come first. */
  readonly threads: readonly Thread[];
  /** `Thread.id` by `Finding.id`. */
  readonly threadOf: ReadonlyMap<string, string>;
}

const followed: ReadonlySet<FindingKind> = new Set(['identifier', 'account', 'own-value']);
const uuid = /^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$/;

/** Follows identifiers and accounts from exchange to exchange; one that was sent once is no thread. */
export const followThreads = (
  findings: readonly Finding[],
  exchanges: ReadonlyMap<string, Exchange>
): Threads => {
  const byExchange = groups(findings, ({ exchange }) => exchange);
  const members = findings.filter(isFollowed);
  const same = samenessOf(members);
  const all = [...groups(members, same)].flatMap(([key, ofKey]) => {
    const sentIn = [...new Set(ofKey.map(({ exchange }) => exchange))];
    if (sentIn.length < 2) return [];
    const sentAlong = sentIn.flatMap((id) => byExchange.get(id) ?? []);
    const rest = sentAlong.filter((finding) => same(finding) !== key);
    return [{ thread: threadOf(key, ofKey, sentIn, rest, exchanges), members: ofKey }];
  });
  all.sort((a, b) => weightOf(b.thread) - weightOf(a.thread));
  return {
    threads: all.map(({ thread }) => thread),
    threadOf: new Map(all.flatMap(({ thread, members }) => members.map(({ id }) => [id, thread.id] as const)))
  };
};

const isFollowed = ({ kind }: Finding): boolean => followed.has(kind);

const groups = <T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> => {
  const byKey = new Map<string, T[]>();
  for (const item of items) {
    const group = byKey.get(keyOf(item));
    if (group) group.push(item);
    else byKey.set(keyOf(item), [item]);
  }
  return byKey;
};

/** More values than this are not hashed: what is left are hashes that stay threads of their own. */
const maxHashed = 5000;

/** The value that a finding is of; one that is a hash of another's is that one. */
const samenessOf = (members: readonly Finding[]): ((finding: Finding) => string) => {
  const keys = new Set(members.map(({ value }) => sameFor(value)));
  const hashed = new Map<string, string>();
  for (const value of [...new Set(members.map((member) => member.value.trim()))].slice(0, maxHashed))
    for (const text of new Set([value, value.toLowerCase(), value.toUpperCase(), sameFor(value)]))
      for (const [, digest] of digestsOf(text)) if (keys.has(digest)) hashed.set(digest, sameFor(value));
  return ({ value }) => {
    const key = sameFor(value);
    return hashed.get(key) ?? key;
  };
};

/** One value, however it is written. A hash's finding holds what was hashed, so it falls together with it. */
const sameFor = (value: string): string => {
  const lower = value.trim().toLowerCase();
  return uuid.test(lower) ? lower.replaceAll('-', '') : lower;
};

const threadOf = (
  key: string,
  members: readonly Finding[],
  sentIn: readonly string[],
  rest: readonly Finding[],
  exchanges: ReadonlyMap<string, Exchange>
): Thread => {
  const known = sentIn.map((id) => exchanges.get(id)).filter((exchange) => exchange !== undefined);
  const times = known.map(({ timeMs }) => timeMs).filter((time) => time !== null);
  const best = bestOf(members);
  return {
    id: `thread-${hashOf(key)}`,
    what: best.what,
    value: best.value,
    hosts: distinct(members.map(({ host }) => host)),
    companies: distinct(members.map(({ company }) => company)),
    countries: [...new Set(members.flatMap(({ countries }) => countries))],
    requests: sentIn.length,
    sources: [...new Set(known.map(({ source }) => source))].sort((a, b) => a - b),
    firstMs: times.length === 0 ? null : times.reduce((a, b) => Math.min(a, b)),
    lastMs: times.length === 0 ? null : times.reduce((a, b) => Math.max(a, b)),
    with: countKinds(rest)
  };
};

/** Names that say what a value does rather than what it is. */
const vague: ReadonlySet<Detail> = new Set<Detail>(['lasting-token', 'account-link']);

/** What a documented field calls it, before what a pattern does; the plain value before a hash. */
const bestOf = (members: readonly Finding[]): Finding =>
  members.reduce((best, one) => (rankOf(one) > rankOf(best) ? one : best));

const rankOf = ({ certainty, form, what }: Finding): number =>
  (certainty === 'observed' ? 4 : 0) + (form === 'plain' ? 2 : 0) + (vague.has(what) ? 0 : 1);

const distinct = <T>(values: readonly (T | null)[]): T[] => [
  ...new Set(values.filter((value) => value !== null))
];

/** Different values by kind. */
const countKinds = (findings: readonly Finding[]): Thread['with'] => {
  const values = new Map<FindingKind, Set<string>>();
  for (const { kind, value } of findings) {
    const same = sameFor(value);
    const set = values.get(kind);
    if (set) set.add(same);
    else values.set(kind, new Set([same]));
  }
  return Object.fromEntries(Array.from(values, ([kind, set]) => [kind, set.size]));
};

/** Pages, searches, places and people weigh more than what every request says. */
const heavy: ReadonlySet<FindingKind> = new Set([
  'page-visited',
  'page-title',
  'search',
  'account',
  'location',
  'contacts',
  'typed-text',
  'clipboard',
  'own-value'
]);

const weightOf = ({ with: counts, hosts, requests }: Thread): number =>
  Object.entries(counts).reduce(
    (sum, [kind, count]) => sum + count * (heavy.has(kind as FindingKind) ? 100 : 1),
    hosts.length * 10 + Math.min(requests, 9) / 10
  );

/** Twice, from both ends and different bases: half of it alone would be too short for what many files hold. */
const hashOf = (text: string): string =>
  fnv1a(text).toString(36) + fnv1a(text.split('').reverse().join(''), 0x01000193).toString(36);
