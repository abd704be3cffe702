import type { Facts } from '#engine/model/errors.ts';
import { shareLevels, type ShareContents, type ShareLevel } from '#engine/share/shareable.ts';
import type { Failure } from '#words/errors.ts';
import * as m from '#words/messages/messages.js';
import { counted, formatBytes, formatCount } from '#words/numbers.ts';

export interface LevelWords {
  readonly name: () => string;
  /** What more it holds than the level before it. */
  readonly holds: () => string;
}

export const levelWords: Readonly<Record<ShareLevel, LevelWords>> = {
  countries: { name: m.share_level_countries, holds: m.share_level_countries_holds },
  hosts: { name: m.share_level_hosts, holds: m.share_level_hosts_holds },
  paths: { name: m.share_level_paths, holds: m.share_level_paths_holds },
  values: { name: m.share_level_values, holds: m.share_level_values_holds }
};

/** What a share holds, in a sentence each. */
export const sayTerms = ({ terms, leftOut }: Pick<ShareContents, 'terms' | 'leftOut'>): readonly string[] => {
  const upTo = shareLevels.slice(0, shareLevels.indexOf(terms.level) + 1);
  return [
    ...upTo.map((level) => levelWords[level].holds()),
    terms.times === 'relative' ? m.share_says_relative() : m.share_says_exact(),
    m.share_says_tokens(),
    ...(leftOut.hosts > 0 ? [counted(m.share_left_hosts, leftOut.hosts)] : []),
    ...(leftOut.findings > 0 ? [counted(m.share_left_findings, leftOut.findings)] : [])
  ];
};

type Say = (facts: Facts) => Failure;

const number = (facts: Facts, name: string): number => {
  const value = facts[name];
  return typeof value === 'number' ? value : 0;
};

/** By the codes of `ShareError`, and of the interface of shares. */
const failures: Readonly<Record<string, Say>> = {
  'unknown-share': () => ({ what: m.share_unknown(), remedy: m.share_unknown_remedy() }),
  deleted: () => ({ what: m.share_deleted(), remedy: m.share_gone_remedy() }),
  expired: () => ({ what: m.share_expired(), remedy: m.share_gone_remedy() }),
  blocked: () => ({ what: m.share_blocked(), remedy: m.share_blocked_remedy() }),
  'key-missing': () => ({ what: m.share_key_missing(), remedy: m.share_key_remedy() }),
  'key-broken': () => ({ what: m.share_key_broken(), remedy: m.share_key_remedy() }),
  'key-wrong': () => ({ what: m.share_key_wrong(), remedy: m.share_key_remedy() }),
  'version-unknown': () => ({ what: m.share_version(), remedy: m.share_version_remedy() }),
  'too-large': (facts) => ({
    what: m.share_too_large({ most: formatBytes(number(facts, 'most')) }),
    remedy: m.share_too_large_remedy()
  }),
  'too-many': (facts) => ({
    what: m.share_too_many(),
    remedy: m.share_too_many_remedy({ minutes: formatCount(Math.ceil(number(facts, 'retryAfter') / 60)) })
  }),
  'store-full': () => ({ what: m.share_full(), remedy: m.share_full_remedy() }),
  'store-away': () => ({ what: m.share_away(), remedy: m.share_try_again() }),
  'crypto-missing': () => ({ what: m.share_no_crypto(), remedy: m.share_no_crypto_remedy() }),
  'report-pending': () => ({ what: m.share_pending(), remedy: m.share_try_again() }),
  'no-server': () => ({ what: m.share_offline(), remedy: m.share_try_again() })
};

/** What went wrong with a share, and what to do: also for codes of a later version. */
export const sayShareFailure = (code: string, facts: Facts = {}): Failure =>
  failures[code]?.(facts) ?? { what: m.share_broken({ code }), remedy: m.share_broken_remedy() };

/** The same, as an error of a page: with a status it says to programs what it says to people. */
export const failureFor = (code: string): { readonly message: string; readonly remedy: string } => {
  const { what, remedy } = sayShareFailure(code);
  return { message: what, remedy };
};
