import * as m from './messages/messages.js';
import { counted, formatBytes, formatCount } from './numbers.ts';

/** What is counted: requests that could be read, connections seen, bytes sent, or what was found in the requests. */
export const measures = ['requests', 'flows', 'bytesSent', 'findings'] as const;
export type Measure = (typeof measures)[number];

const names: Readonly<Record<Measure, () => string>> = {
  requests: m.measures_requests,
  flows: m.measures_connections,
  bytesSent: m.measures_bytes_sent,
  findings: m.measures_findings
};

export const measureName = (measure: Measure): string => names[measure]();

/** The number alone, as a table cell shows it. */
export const formatAmount = (amount: number, measure: Measure): string =>
  measure === 'bytesSent' ? formatBytes(amount) : formatCount(amount);

const amounts: Readonly<Record<Measure, (amount: number) => string>> = {
  requests: (amount) => counted(m.count_requests, amount),
  flows: (amount) => counted(m.count_connections, amount),
  bytesSent: (amount) => m.measures_sent({ size: formatBytes(amount) }),
  findings: (amount) => counted(m.count_findings, amount)
};

/** The number with its noun: `61 requests`, `1 connection`, `4.1 kB sent`. */
export const sayAmount = (amount: number, measure: Measure): string => amounts[measure](amount);

const ties: Readonly<Record<'first' | 'third', () => string>> = {
  first: m.measures_asked_by_own_pages,
  third: m.measures_asked_by_others
};

/** Whose page asked for it. */
export const tiesName = (of: 'first' | 'third'): string => ties[of]();
