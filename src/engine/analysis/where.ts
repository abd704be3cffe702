import type { Standing } from '../attribution/standings.ts';
import type { Doubt, UnlocatedReason, Where } from '../model/report.ts';

/** Doubts that keep an address from counting for a country, worst first; `ipv6` and `hosting` are said, but do not. */
const disqualifying: readonly (Doubt & UnlocatedReason)[] = [
  'anycast',
  'cdn',
  'too-close',
  'sources-disagree'
];

/** Whether it keeps an address from counting for a country. */
export const isDisqualifying = (doubt: Doubt): boolean => (disqualifying as readonly Doubt[]).includes(doubt);

/** Where an address counts: for a country only if nothing speaks against it. */
export const whereOf = (standing: Standing): Where => {
  if (standing.special) return { kind: 'local', special: standing.special };
  if (standing.pending) return { kind: 'unlocated', reason: 'pending' };
  const reason = disqualifying.find((doubt) => standing.doubts.includes(doubt));
  if (reason) return { kind: 'unlocated', reason };
  return standing.country
    ? { kind: 'country', country: standing.country }
    : { kind: 'unlocated', reason: 'not-in-tables' };
};

/** One text per place, to count by. */
export const whereKey = (where: Where): string => {
  if (where.kind === 'country') return where.country;
  return where.kind === 'unlocated' ? `unlocated ${where.reason}` : 'local';
};
