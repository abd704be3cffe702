import { asObject, stringAt } from '../../../model/json.ts';
import type { TextStep } from '../decoder.ts';
import type { OpenNode } from '../open-node.ts';
import { alphanumeric, chars } from '../profile.ts';
import { maybeText } from '../utf8.ts';
import { decodeBase64 } from './base64.ts';
import { parse } from '../json-reader.ts';

/**
 * RFC 7515 section 3.1: header, payload and signature, base64url each, joined by dots. RFC 7516 section 3.1: encrypted,
 * it has five parts, of which only the header can be read. In `Authorization` its scheme stands before it (RFC 6750
 * section 2.1).
 */
export const jwt: TextStep = {
  id: 'jwt',
  proof: 'form',
  takes: 'text',
  some: [chars.dot],
  only: alphanumeric | chars.dash | chars.underscore | chars.dot | chars.space,
  least: 20,
  open: (at, text, opener) => {
    const first = bearer.exec(text)?.[0].length ?? 0;
    if (!text.startsWith('eyJ', first) || text.includes(' ', first)) return null;
    const parts = text.slice(first).split('.', 6);
    const header = headerOf(parts[0] ?? '');
    const names = parts.length === 3 ? signed : parts.length === 5 ? encrypted : null;
    const step = names && header && opener.step(at, 'jwt', null, first);
    if (!step) return null;
    let start = first;
    for (const [index, part] of parts.entries()) {
      const end = start + part.length;
      const [from, to] = opener.ranges ? [start, end] : [-1, -1];
      const node = opener.add(step, 'member', names[index] ?? '', part, from, to);
      if (node && (index === 0 || (index === 1 && names === signed))) node.expected = ['base64url', 'json'];
      start = end + 1;
    }
    if (names === encrypted) noteEncrypted(step, header, parts[3] ?? '');
    return step;
  }
};

const bearer = /^Bearer +/i;
const signed = ['header', 'payload', 'signature'];
const encrypted = ['header', 'key', 'iv', 'ciphertext', 'tag'];

const headerOf = (part: string): ReturnType<typeof asObject> => {
  const bytes = decodeBase64(part, 0, part.length);
  const text = bytes && maybeText(bytes);
  const header = text === null ? null : asObject(parse(text));
  return header && stringAt(header, 'alg') !== null ? header : null;
};

const noteEncrypted = (step: OpenNode, header: ReturnType<typeof asObject>, ciphertext: string): void => {
  const bytes = Math.floor((ciphertext.length * 3) / 4);
  step.note({ kind: 'encrypted', how: 'jwe', keyId: stringAt(header, 'kid'), bytes });
};
