import type { Decoded, DecodeNote } from '../../model/decoded.ts';
import { javaHash } from './java-hash.ts';
import { bareNode, nodesAt, textOf } from './values.ts';

interface Noted {
  readonly node: Decoded;
  readonly note: DecodeNote;
}

const places = ['body', 'query'] as const;
const carriers = ['data_list', 'data'] as const;

/** What the wire format of Sensors Analytics says of itself: a checksum, and contents that only the receiver can read. */
export const sensorsNotes = (root: Decoded): readonly Noted[] =>
  places.flatMap((place) =>
    carriers.flatMap((carrier) =>
      nodesAt(root, `${place}/${carrier}`).flatMap((node) => [
        ...checksumOf(root, place, node),
        ...encryptedIn(root, place, node)
      ])
    )
  );

/** `crc`, and `ext=crc=` of the kit for the web, hash the text before it was percent-encoded. */
const checksumOf = (root: Decoded, place: string, node: Decoded): readonly Noted[] => {
  const stated = fieldText(root, `${place}/crc`) ?? crcIn(fieldText(root, `${place}/ext`));
  const text = packedText(node);
  if (stated === null || text === null) return [];
  // A `+` that was not percent-encoded is read as a space in forms.
  const computed = String(javaHash(text.replaceAll(' ', '+')));
  return [{ node, note: { kind: 'checksum', name: 'crc', stated, computed } }];
};

const crcIn = (ext: string | null): string | null =>
  /(?:^|&)crc=(-?\d{1,10})(?:&|$)/.exec(ext ?? '')?.[1] ?? null;

const fieldText = (root: Decoded, pattern: string): string | null => {
  const [node] = nodesAt(root, pattern, 1);
  return node ? textOf(bareNode(node)) : null;
};

/** The text as it was hashed: without percent-encoding, still in base64. */
const packedText = (node: Decoded): string | null => {
  const step = node.children.find(({ label }) => label === 'percent');
  return textOf(step ?? node);
};

/** `gzip` tells how a value is packed: 0 not at all, 1 gzip, 9 each event encrypted, 13 the whole. */
const isSaidEncrypted = (root: Decoded, place: string): boolean =>
  ['9', '13'].includes(fieldText(root, `${place}/gzip`) ?? '');

const encryptedIn = (root: Decoded, place: string, node: Decoded): readonly Noted[] => {
  const records = recordsOf(node);
  if (records.length > 0) return records;
  if (!isSaidEncrypted(root, place)) return [];
  const bytes = textOf(bareNode(node))?.length ?? 0;
  return [{ node, note: { kind: 'encrypted', how: 'by the kit', keyId: null, bytes } }];
};

/** Kits for apps write `ekey`, `pkv` and `payloads`, those for the web `key_id` and `payload`. */
const recordsOf = (node: Decoded): Noted[] =>
  ['', '[]/'].flatMap((list) =>
    ['payload', 'payloads', 'payloads/[]'].flatMap((name) =>
      nodesAt(node, `${list}${name}`).flatMap((payload) => noteOf(payload) ?? [])
    )
  );

const noteOf = (payload: Decoded): Noted | null => {
  const text = payload.value;
  const record = recordOf(payload);
  if (typeof text !== 'string' || !record) return null;
  const keyId = memberText(record, 'pkv') ?? memberText(record, 'key_id');
  return { node: payload, note: { kind: 'encrypted', how: howOf(record), keyId, bytes: bytesIn(text) } };
};

/** The object that the payload is in, as itself or as one of a list. */
const recordOf = (payload: Decoded): Decoded | null => {
  for (let at = payload.parent; at; at = at.parent)
    if (memberText(at, 'ekey') !== null || memberText(at, 'key_id') !== null) return at;
  return null;
};

const memberText = (node: Decoded, label: string): string | null => {
  const member = node.children.find((child) => child.label === label);
  return member ? textOf(member) : null;
};

/** Keys for elliptic curves are marked by the kit; without `ekey` both sides hold the key. */
const howOf = (record: Decoded): string => {
  const key = memberText(record, 'ekey');
  if (key === null) return 'AES, with a key of the operator';
  return key.startsWith('EC:') ? 'its key sealed with an elliptic curve' : 'AES, its key sealed with RSA';
};

const bytesIn = (base64: string): number => Math.floor((base64.replace(/=+$/, '').length * 3) / 4);
