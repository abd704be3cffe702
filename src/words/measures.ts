import { formatBytes, formatCount } from './numbers.ts';

/** What is counted: requests that could be read, connections seen, bytes sent, or what was found in the requests. */
export const measures = ['requests', 'flows', 'bytesSent', 'findings'] as const;
export type Measure = (typeof measures)[number];

const names: Readonly<Record<Measure, string>> = {
  requests: 'requests',
  flows: 'connections',
  bytesSent: 'bytes sent',
  findings: 'findings'
};

export const measureName = (measure: Measure): string => names[measure];

/** The number alone, as a table cell shows it. */
export const formatAmount = (amount: number, measure: Measure): string =>
  measure === 'bytesSent' ? formatBytes(amount) : formatCount(amount);

/** The number with its noun: `61 requests`, `1 connection`, `4.1 kB sent`. */
export const sayAmount = (amount: number, measure: Measure): string => {
  if (measure === 'bytesSent') return `${formatBytes(amount)} sent`;
  const noun = names[measure];
  return `${formatCount(amount)} ${amount === 1 ? noun.slice(0, -1) : noun}`;
};

const ties: Readonly<Record<'first' | 'third', string>> = {
  first: "asked by the host's own pages",
  third: "asked by others' pages"
};

/** Whose page asked for it. */
export const tiesName = (of: 'first' | 'third'): string => ties[of];
