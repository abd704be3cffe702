import type { Finding } from '#engine/model/finding.ts';

const bare = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
const withoutScheme = (text: string): string =>
  text
    .toLowerCase()
    .replace(/^\w+:\/\//, '')
    .replace(/\/$/, '');

const requestsOf = (findings: readonly Finding[]): number =>
  new Set(findings.map((one) => one.exchange)).size;

/** Requests that carried a value of the reader's own, however it is written. */
export const ownHits = (findings: readonly Finding[], value: string): number => {
  const wanted = bare(value);
  return requestsOf(
    findings.filter((one) => {
      if (one.kind !== 'own-value') return false;
      const found = bare(one.value);
      return found !== '' && (found.includes(wanted) || wanted.includes(found));
    })
  );
};

/** Requests that carried the address of a page from the reader's list. */
export const visitHits = (findings: readonly Finding[], page: string): number => {
  const wanted = withoutScheme(page);
  return requestsOf(
    findings.filter(({ kind, value }) => kind === 'page-visited' && withoutScheme(value) === wanted)
  );
};

export const pagesIn = (text: string): readonly string[] => [
  ...new Set(
    text
      .split(/\s+/)
      .map((line) => line.trim())
      .filter((line) => line.length > 3)
  )
];
