import type { Report } from '#engine/model/report.ts';
import { plural } from './numbers.ts';

/** What it means that nothing was found: less than it seems wherever something could not be read. */
export const sayNothingFound = (report: Report): string[] => {
  const { payloads, encrypted, flows } = report.quality;
  const unread = payloads.unread.reduce((sum, row) => sum + row.requests, 0);
  return [
    ...looked(report, payloads.requests),
    ...(unread > 0
      ? [`${plural(unread, 'request')} could not be read whole: what is in there is not known.`]
      : []),
    ...(encrypted > 0
      ? [
          `${plural(encrypted, 'connection')} of ${plural(flows, 'connection')} ${encrypted === 1 ? 'is' : 'are'} encrypted. What was sent in them cannot be read without the keys; the capture program or the browser can keep them.`
        ]
      : []),
    ...(unread + encrypted > 0 ? ['That nothing was found does not mean that nothing was sent.'] : [])
  ];
};

const looked = ({ totals }: Report, withContents: number): string[] => {
  if (totals.requests === 0) return ['This capture holds no request that can be read.'];
  if (withContents === 0)
    return [`${plural(totals.requests, 'request')} can be read, and none carries more than an address.`];
  return [
    `${plural(withContents, 'request')} with something in ${withContents === 1 ? 'it' : 'them'} ${withContents === 1 ? 'was' : 'were'} looked through. Only forms of data that Whither knows can be found.`
  ];
};
