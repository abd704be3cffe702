import { inflateSync } from 'node:zlib';

const headerBytes = 44;
const entryBytes = 20;
const most = 4_000_000;

interface Table {
  readonly tag: number;
  readonly checksum: number;
  readonly data: Buffer;
}

const readTable = (woff: Buffer, at: number): Table => {
  const [tag, offset] = [woff.readUInt32BE(at), woff.readUInt32BE(at + 4)];
  const [packed, length, checksum] = [
    woff.readUInt32BE(at + 8),
    woff.readUInt32BE(at + 12),
    woff.readUInt32BE(at + 16)
  ];
  const data = woff.subarray(offset, offset + packed);
  // Section 5: a table that is no shorter is stored as it is.
  return { tag, checksum, data: packed < length ? inflateSync(data, { maxOutputLength: most }) : data };
};

const padded = (length: number): number => (length + 3) & ~3;

/** The font inside of a WOFF 1.0 file, as drawing programs read it (W3C, WOFF File Format 1.0, sections 3 to 5). */
export const fontOfWoff = (woff: Buffer): Uint8Array => {
  const count = woff.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, at) => readTable(woff, headerBytes + at * entryBytes));
  const directory = 12 + 16 * count;
  const size = tables.reduce((sum, { data }) => sum + padded(data.length), directory);
  const font = Buffer.alloc(size);
  const power = 2 ** Math.floor(Math.log2(count));
  font.writeUInt32BE(woff.readUInt32BE(4), 0);
  font.writeUInt16BE(count, 4);
  font.writeUInt16BE(power * 16, 6);
  font.writeUInt16BE(Math.log2(power), 8);
  font.writeUInt16BE(count * 16 - power * 16, 10);
  let at = directory;
  tables.forEach(({ tag, checksum, data }, index) => {
    const entry = 12 + 16 * index;
    [tag, checksum, at, data.length].forEach((value, field) => font.writeUInt32BE(value, entry + 4 * field));
    data.copy(font, at);
    at += padded(data.length);
  });
  return font;
};
