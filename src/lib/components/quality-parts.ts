import type { UnreadPayloads } from '#engine/model/finding.ts';
import type { Report } from '#engine/model/report.ts';
import { plural } from '#words/numbers.ts';

export interface QualityPart {
  readonly kind: 'read' | 'encrypted' | 'undecodable';
  readonly count: number;
  readonly text: string;
}

/** What of the capture could be read: connections where it has packets, requests where it is a list of requests. */
export const qualityParts = ({ quality, totals }: Report): readonly QualityPart[] => {
  const read = quality.clear + quality.decrypted;
  const parts: QualityPart[] =
    quality.flows === 0
      ? requestParts(totals.requests, quality.payloads.unread)
      : [
          {
            kind: 'read',
            count: read,
            text: `${plural(read, 'connection')} in clear${quality.decrypted > 0 ? ' or decrypted' : ''}`
          },
          {
            kind: 'encrypted',
            count: quality.encrypted,
            text: `${plural(quality.encrypted, 'connection')} encrypted, no key`
          },
          {
            kind: 'undecodable',
            count: quality.undecodable,
            text: `${plural(quality.undecodable, 'connection')} in no known form`
          }
        ];
  return parts.filter(({ count }) => count > 0);
};

/** A list of requests shows all of them; what lies in some may be encrypted once more, or of no known form. */
const requestParts = (requests: number, unread: readonly UnreadPayloads[]): QualityPart[] => {
  const all = unread.reduce((sum, row) => sum + row.requests, 0);
  const encrypted = unread.reduce((sum, row) => sum + (row.reasons.encrypted ?? 0), 0);
  const other = Math.max(0, all - encrypted);
  const read = Math.max(0, requests - all);
  return [
    {
      kind: 'read',
      count: read,
      text: `${plural(read, 'request')}${all === 0 ? ', all' : ''} readable`
    },
    { kind: 'encrypted', count: encrypted, text: `${plural(encrypted, 'request')} encrypted inside` },
    { kind: 'undecodable', count: other, text: `${plural(other, 'request')} not read whole` }
  ];
};
