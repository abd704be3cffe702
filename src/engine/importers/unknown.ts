/** Names what a file looks like that no importer reads, so that its owner can be told. From the first bytes only. */
export const looksLike = (head: Uint8Array): string => {
  const hex = Array.from(head.subarray(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('');
  for (const [start, name] of signatures) if (hex.startsWith(start)) return name;
  return isText(head) ? textKind(new TextDecoder().decode(head.subarray(0, 512))) : 'binary';
};

/** File signatures: the formats' own specifications, as collected in the freedesktop shared MIME database. */
const signatures: readonly (readonly [string, string])[] = [
  ['fd377a585a00', 'xz'],
  ['425a68', 'bzip2'],
  ['04224d18', 'lz4'],
  ['377abcaf271c', '7z'],
  ['526172211a07', 'rar'],
  ['89504e47', 'image'],
  ['ffd8ff', 'image'],
  ['47494638', 'image'],
  ['52494646', 'media'],
  ['25504446', 'pdf'],
  ['53514c6974652066', 'sqlite'],
  ['895748434153450a', 'case-file'], // Our own, whose passphrase the page asks for: docs/case-file.md.
  ['7f454c46', 'program'],
  ['4d5a', 'program']
];

const isText = (head: Uint8Array): boolean => head.every((byte) => byte >= 0x20 || (byte >= 9 && byte <= 13));

const textKind = (text: string): string => {
  if (/^\uFEFF?\s*</.test(text)) return 'html';
  if (/^\uFEFF?\s*[[{]/.test(text)) return 'json';
  return /^(?:#|CLIENT_|SERVER_|EXPORTER_)\S* /m.test(text) &&
    /CLIENT_(?:RANDOM|HANDSHAKE|TRAFFIC)/.test(text)
    ? 'key-log'
    : 'text';
};
