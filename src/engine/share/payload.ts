import { deflateSync, Inflate } from 'fflate';
import { joined } from '../bytes/joined.ts';
import { ShareError } from './errors.ts';
import type { Shareable } from './shareable.ts';

/** What a payload may open into, unless its reader wants less. */
export const mostPayloadBytes = 64 << 20;
/** DEFLATE makes a thousand bytes of one (RFC 1951): so a bomb is met after a few of these. */
const pieceBytes = 4096;

/** The very text that leaves: what a search for a word has to look through. */
export const bytesOf = (shareable: Shareable): Uint8Array =>
  new TextEncoder().encode(JSON.stringify(shareable));

/** UTF-8 JSON, DEFLATE (RFC 1951). */
export const payloadOf = (shareable: Shareable): Uint8Array => deflateSync(bytesOf(shareable), { level: 6 });

export const parsePayload = (payload: Uint8Array, most: number): unknown => {
  const bytes = inflated(payload, most);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch {
    throw new ShareError('payload-broken', { what: 'json' });
  }
};

const inflated = (payload: Uint8Array, most: number): Uint8Array => {
  const pieces: Uint8Array[] = [];
  const seen = { bytes: 0, isWhole: false };
  const inflate = new Inflate((piece, isLast) => {
    seen.bytes += piece.length;
    seen.isWhole = isLast;
    pieces.push(piece);
  });
  for (let at = 0; at < payload.length && seen.bytes <= most; at += pieceBytes)
    push(inflate, payload.subarray(at, at + pieceBytes), at + pieceBytes >= payload.length);
  if (seen.bytes > most) throw new ShareError('payload-too-large', { most });
  if (!seen.isWhole) throw new ShareError('payload-broken', { what: 'cut' });
  return joined(pieces);
};

const push = (inflate: Inflate, piece: Uint8Array, isLast: boolean): void => {
  try {
    inflate.push(piece, isLast);
  } catch {
    throw new ShareError('payload-broken', { what: 'deflate' }); // the library tells of damage by throwing
  }
};
