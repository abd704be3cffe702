// The table of hosts.js as bytes and as text.
import { isIPv4 } from 'node:net';
import { substitutions } from '../hosts.js';

const v4Bytes = (text) => Buffer.from(text.split('.').map(Number));

function v6Bytes(text) {
  const [left, right = ''] = text.split('::');
  const groups = (part) => (part ? part.split(':') : []);
  const middle = Array(8 - groups(left).length - groups(right).length).fill('0');
  const all = text.includes('::') ? [...groups(left), ...middle, ...groups(right)] : groups(text);
  return Buffer.from(all.map((group) => group.padStart(4, '0')).join(''), 'hex');
}

export const addressBytes = (text) => (isIPv4(text) ? v4Bytes(text) : v6Bytes(text));

const byBytes = new Map(
  substitutions.map(([from, to]) => [addressBytes(from).toString('hex'), addressBytes(to)])
);
const byText = new Map(substitutions);

/** Replaces the 4 or 16 bytes at `offset`; an address outside the table stops the rewriting. */
export function substitute(bytes, offset, length) {
  const found = byBytes.get(bytes.toString('hex', offset, offset + length));
  if (!found) throw new Error(`no row for address ${bytes.toString('hex', offset, offset + length)}`);
  found.copy(bytes, offset);
}

/** The same for text; square brackets around IPv6 are kept. */
export function substituteText(text) {
  const bare = text.replace(/^\[|\]$/g, '');
  if (!byText.has(bare)) throw new Error(`no row for address ${text}`);
  return text.replace(bare, byText.get(bare));
}
