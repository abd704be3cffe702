import { deflateSync } from 'fflate';
import { be16, be32, bytesOf } from './packets.ts';
import { zeros } from './capture-files.ts';

/** Archives made by hand, field by field: in ways that the tools at hand do not write. */
const le16 = (value: number): number[] => be16(value).reverse();
const le32 = (value: number): number[] => be32(value | 0).reverse();

export interface ZipFile {
  readonly name: string;
  readonly data: Uint8Array;
  /** Stored as it is where not said. */
  readonly method?: number;
  readonly flags?: number;
  /** Where the lengths stand, and in how many bytes. */
  readonly lengths?: 'before' | 'zip64' | 'behind' | 'behind unsigned' | 'behind zip64' | 'both';
}

const deflated = 8;

/** PKWARE's APPNOTE.TXT, sections 4.3.7 to 4.3.16; checks are left 0: nothing here reads them. */
export const zipOf = (...files: readonly ZipFile[]): Uint8Array =>
  bytesOf(
    ...files.map(localFile),
    files.length > 0 ? [...le32(0x02014b50), ...zeros(42)] : [],
    le32(0x06054b50),
    zeros(18)
  );

const localFile = ({ name, data, method = 0, flags = 0, lengths = 'before' }: ZipFile): Uint8Array => {
  const packed = method === deflated ? deflateSync(data) : data;
  const isBehind = lengths.startsWith('behind');
  const isBehindAtAll = isBehind || lengths === 'both';
  const isLong = lengths === 'zip64';
  const size = isBehind ? 0 : isLong ? -1 : packed.length;
  const extra = isLong ? [...le16(1), ...le16(16), ...long(data.length), ...long(packed.length)] : [];
  const head = [le16(20), le16(flags | (isBehindAtAll ? 8 : 0)), le16(method), zeros(4), le32(0)];
  const sizes = [le32(size), le32(isLong ? -1 : isBehind ? 0 : data.length)];
  const descriptor = isBehindAtAll ? descriptorOf(lengths, packed.length, data.length) : [];
  return bytesOf(
    le32(0x04034b50),
    ...head,
    ...sizes,
    le16(name.length),
    le16(extra.length),
    name,
    extra,
    packed,
    descriptor
  );
};

const long = (value: number): number[] => [...le32(value), ...zeros(4)];

const descriptorOf = (lengths: string, packed: number, open: number): number[] => {
  const of = lengths === 'behind zip64' ? long : le32;
  const signature = lengths === 'behind unsigned' ? [] : le32(0x08074b50);
  return [...signature, ...le32(0), ...of(packed), ...of(open)];
};

/** POSIX's ustar; a directory has type 5. */
export const tarOf = (...files: readonly { name: string; data: Uint8Array; type?: string }[]): Uint8Array =>
  bytesOf(...files.map(tarFile), zeros(1024));

const tarFile = ({
  name,
  data,
  type = '0'
}: {
  name: string;
  data: Uint8Array;
  type?: string;
}): Uint8Array => {
  const header = new Uint8Array(512);
  header.set(bytesOf(name));
  header.set(bytesOf(data.length.toString(8).padStart(11, '0')), 124);
  header.set(bytesOf(type, zeros(100), 'ustar', 0, '00'), 156);
  return bytesOf(header, data, zeros((512 - (data.length % 512)) % 512));
};

export interface ZstdOptions {
  /** Window descriptor (RFC 8878 section 3.1.1.1.2); 0x38 is 128 KiB. */
  readonly window?: number;
  readonly blockBytes?: number;
}

/** RFC 8878 section 3.1.1, in blocks that are not compressed. */
export const zstdOf = (
  data: Uint8Array,
  { window = 0x38, blockBytes = 1000 }: ZstdOptions = {}
): Uint8Array => {
  const blocks: Uint8Array[] = [];
  for (let at = 0; at < data.length || at === 0; at += blockBytes) {
    const part = data.subarray(at, at + blockBytes);
    const head = (part.length << 3) | (at + blockBytes >= data.length ? 1 : 0);
    blocks.push(bytesOf(le32(head).slice(0, 3), part));
  }
  return bytesOf(le32(0xfd2fb528), 0, window, ...blocks);
};

/** A block of one byte that is repeated, last or not. */
export const zstdRun = (length: number, isLast: boolean): number[] => [
  ...le32((length << 3) | 2 | (isLast ? 1 : 0)).slice(0, 3),
  7
];

export const zstdSkipped = (length: number): Uint8Array =>
  bytesOf(le32(0x184d2a53), le32(length), zeros(length));
