import * as m from '#words/messages/messages.js';
import type { UnreadPayloads } from '#engine/model/finding.ts';
import type { Report } from '#engine/model/report.ts';
import { counted } from '#words/numbers.ts';

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
            text: counted(quality.decrypted > 0 ? m.rest_clear_decrypted : m.rest_clear, read)
          },
          {
            kind: 'encrypted',
            count: quality.encrypted,
            text: counted(m.rest_encrypted, quality.encrypted)
          },
          {
            kind: 'undecodable',
            count: quality.undecodable,
            text: counted(m.rest_unknown_form, quality.undecodable)
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
      text: counted(all === 0 ? m.rest_all_readable : m.rest_readable, read)
    },
    { kind: 'encrypted', count: encrypted, text: counted(m.rest_encrypted_inside, encrypted) },
    { kind: 'undecodable', count: other, text: counted(m.rest_not_whole, other) }
  ];
};
