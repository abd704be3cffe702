import { CaptureError } from '../../model/errors.ts';
import { decoderOf, reasonOf } from './decoder.ts';
import type { FileBytes } from './file-bytes.ts';

/** MaxMind DB File Format Specification 2.0, "Database Metadata": \xab\xcd\xefMaxMind.com, in the last 128 KiB. */
const marker = [0xab, 0xcd, 0xef, ...new TextEncoder().encode('MaxMind.com')];
export const metadataWithin = 128 << 10;

/** Between the search tree and the data stand sixteen bytes of nothing. */
export const separatorBytes = 16;

export interface Metadata {
  readonly nodeCount: number;
  /** Bits of half a node. */
  readonly recordSize: 24 | 28 | 32;
  readonly ipVersion: 4 | 6;
  readonly type: string;
  /** YYYY-MM-DD; empty where the file does not say. */
  readonly date: string;
  readonly treeBytes: number;
  /** Where the metadata begins: nothing of the data lies behind it. */
  readonly end: number;
}

/** Where the last marker stands, or -1. */
const markerAt = (bytes: Uint8Array): number => {
  const first = Math.max(0, bytes.length - metadataWithin - marker.length);
  for (let at = bytes.length - marker.length; at >= first; at--)
    if (marker.every((byte, index) => bytes[at + index] === byte)) return at;
  return -1;
};

/** Whether a file that ends in `tail` may be a MaxMind DB. */
export const hasMetadata = (tail: Uint8Array): boolean => markerAt(tail) >= 0;

const numberOf = (value: unknown): number =>
  typeof value === 'number' ? value : typeof value === 'bigint' ? Number(value) : NaN;

/** Databases are younger than their format, and none is from a later century. */
const dayOf = (seconds: number): string =>
  seconds > 1.2e9 && seconds < 4.1e9 ? new Date(seconds * 1000).toISOString().slice(0, 10) : '';

const longestType = 100;

const decoded = (bytes: FileBytes, at: number): Readonly<Record<string, unknown>> => {
  try {
    const value = decoderOf(bytes, at)(at);
    if (typeof value === 'object' && value !== null) return value as Readonly<Record<string, unknown>>;
  } catch (error) {
    throw new CaptureError('places-broken', { what: 'metadata', why: reasonOf(error) });
  }
  throw new CaptureError('places-broken', { what: 'metadata' });
};

const isRecordSize = (size: unknown): size is Metadata['recordSize'] =>
  size === 24 || size === 28 || size === 32;

/** Throws `CaptureError`: `places-none` for another file, `places-broken` for one that does not hold what it promises. */
export const readMetadata = (bytes: FileBytes): Metadata => {
  const end = markerAt(bytes);
  if (end < 0) throw new CaptureError('places-none', { bytes: bytes.length });
  const raw = decoded(bytes, end + marker.length);
  const { node_count: nodes, record_size: recordSize, ip_version: ipVersion, database_type: type } = raw;
  if (raw['binary_format_major_version'] !== 2) throw new CaptureError('places-broken', { what: 'version' });
  if (!isRecordSize(recordSize)) throw new CaptureError('places-broken', { what: 'record-size' });
  if (ipVersion !== 4 && ipVersion !== 6) throw new CaptureError('places-broken', { what: 'ip-version' });
  const nodeCount = numberOf(nodes);
  const treeBytes = (nodeCount * recordSize) / 4;
  const needed = treeBytes + separatorBytes;
  if (!(nodeCount > 0 && needed <= end))
    throw new CaptureError('places-broken', { what: 'cut-off', needed: needed || 0, bytes: bytes.length });
  return {
    ...{ nodeCount, recordSize, ipVersion, treeBytes, end },
    type: typeof type === 'string' ? type.slice(0, longestType) : '',
    date: dayOf(numberOf(raw['build_epoch']))
  };
};
