import type { Report } from '#engine/model/report.ts';
import * as m from './messages/messages.js';
import { counted, numbered } from './numbers.ts';

/** What it means that nothing was found: less than it seems wherever something could not be read. */
export const sayNothingFound = (report: Report): string[] => {
  const { payloads, encrypted, flows } = report.quality;
  const unread = payloads.unread.reduce((sum, row) => sum + row.requests, 0);
  const connections = counted(m.count_connections, flows);
  return [
    looked(report, payloads.requests),
    ...(unread > 0 ? [counted(m.nothing_unread, unread)] : []),
    ...(encrypted > 0 ? [m.nothing_encrypted({ ...numbered(encrypted), connections })] : []),
    ...(unread + encrypted > 0 ? [m.nothing_does_not_mean()] : [])
  ];
};

const looked = ({ totals }: Report, withContents: number): string => {
  if (totals.requests === 0) return m.nothing_no_request();
  return withContents === 0
    ? counted(m.nothing_only_addresses, totals.requests)
    : counted(m.nothing_looked_through, withContents);
};
