import { u16be, u32be } from '../../bytes/integers.ts';
import { formatAddress } from '../../model/address.ts';
import type { IpAddress } from '../../model/names.ts';

export interface DnsMessage {
  readonly questions: readonly string[];
  readonly answers: readonly DnsAnswer[];
}

export type DnsAnswer =
  | { readonly kind: 'address'; readonly name: string; readonly address: IpAddress }
  | { readonly kind: 'alias'; readonly name: string; readonly target: string };

// RFC 1035 section 4.1.1 and 3.2.2, RFC 3596 section 2.1
const headerBytes = 12;
const typeA = 1;
const typeCname = 5;
const typeAaaa = 28;
const classIn = 1;
/** Real messages hold one question; mDNS puts a few dozen into one packet. */
const maxQuestions = 256;
const maxAnswers = 1024;
const maxNameBytes = 255;

class Cursor {
  at: number;
  constructor(
    readonly bytes: Uint8Array,
    readonly start: number,
    readonly end: number
  ) {
    this.at = start + headerBytes;
  }
}

/**
 * One DNS message, RFC 1035 section 4. Null where the header cannot be one of DNS; what stands behind a broken record
 * is left out.
 */
export const parseDns = (bytes: Uint8Array, start: number, end: number): DnsMessage | null => {
  if (end - start < headerBytes) return null;
  const questionCount = u16be(bytes, start + 4);
  if (questionCount > maxQuestions) return null;
  const cursor = new Cursor(bytes, start, end);
  const questions: string[] = [];
  for (let left = questionCount; left > 0; left--) {
    const name = readName(cursor);
    if (name === null || cursor.at + 4 > end) return questions.length > 0 ? { questions, answers: [] } : null;
    cursor.at += 4;
    questions.push(name);
  }
  return { questions, answers: readAnswers(cursor, Math.min(u16be(bytes, start + 6), maxAnswers)) };
};

const readAnswers = (cursor: Cursor, count: number): DnsAnswer[] => {
  const answers: DnsAnswer[] = [];
  for (let left = count; left > 0; left--) {
    const name = readName(cursor);
    if (name === null || cursor.at + 10 > cursor.end) return answers;
    const { bytes, at } = cursor;
    const next = at + 10 + u16be(bytes, at + 8);
    if (next > cursor.end) return answers;
    // RFC 6762 section 10.2: mDNS uses the top bit of the class for something else
    if ((u16be(bytes, at + 2) & 0x7fff) === classIn) {
      cursor.at = at + 10;
      const answer = readAnswer(cursor, u16be(bytes, at), name, next);
      if (answer) answers.push(answer);
    }
    cursor.at = next;
  }
  return answers;
};

const readAnswer = (cursor: Cursor, type: number, name: string, end: number): DnsAnswer | null => {
  const { bytes, at } = cursor;
  if (type === typeA && end - at === 4)
    return { kind: 'address', name, address: formatAddress([0, 0, 0xffff, u32be(bytes, at)]) };
  if (type === typeAaaa && end - at === 16) {
    const words = [
      u32be(bytes, at),
      u32be(bytes, at + 4),
      u32be(bytes, at + 8),
      u32be(bytes, at + 12)
    ] as const;
    return { kind: 'address', name, address: formatAddress(words) };
  }
  const target = type === typeCname ? readName(cursor) : null;
  return target === null ? null : { kind: 'alias', name, target };
};

/**
 * RFC 1035 section 4.1.4. A pointer must point before the place where the name, or the part of it reached by the last
 * pointer, begins: so every chain ends. Leaves the cursor behind the name. The root is the empty string.
 */
const readName = (cursor: Cursor): string | null => {
  const { bytes, start, end } = cursor;
  let at = cursor.at;
  let lowest = at;
  let jumped = false;
  let text = '';
  let length = 0;
  while (at < end) {
    const size = bytes[at]!;
    if (size === 0) {
      if (!jumped) cursor.at = at + 1;
      return text;
    }
    if (size >= 0xc0) {
      const target = start + (((size & 0x3f) << 8) | bytes[at + 1]!);
      if (at + 2 > end || target >= lowest || target < start + headerBytes) return null;
      if (!jumped) cursor.at = at + 2;
      jumped = true;
      at = target;
      lowest = target;
      continue;
    }
    length += size + 1;
    if (size > 63 || at + 1 + size > end || length > maxNameBytes) return null;
    text += (text === '' ? '' : '.') + label(bytes, at + 1, at + 1 + size);
    at += 1 + size;
  }
  return null;
};

/** Lower case (RFC 4343); what would not print, and a dot or backslash within a label, as `\ddd` (RFC 1035 section 5.1). */
const label = (bytes: Uint8Array, start: number, end: number): string => {
  const codes = new Array<number>(end - start);
  for (let at = start; at < end; at++) {
    const byte = bytes[at]!;
    if (byte <= 0x20 || byte >= 0x7f || byte === 0x2e || byte === 0x5c) return oddLabel(bytes, start, end);
    codes[at - start] = byte >= 0x41 && byte <= 0x5a ? byte + 32 : byte;
  }
  return String.fromCharCode(...codes);
};

const oddLabel = (bytes: Uint8Array, start: number, end: number): string =>
  Array.from(bytes.subarray(start, end), (byte) => {
    const isPlain = byte > 0x20 && byte < 0x7f && byte !== 0x2e && byte !== 0x5c;
    return isPlain ? String.fromCharCode(byte).toLowerCase() : `\\${byte.toString().padStart(3, '0')}`;
  }).join('');
