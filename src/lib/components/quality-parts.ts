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
      ? [
          {
            kind: 'read',
            count: totals.requests,
            text: `${plural(totals.requests, 'request')}, all readable`
          }
        ]
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
