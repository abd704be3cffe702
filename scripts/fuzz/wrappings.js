import * as zlib from 'node:zlib';
import { zipSync } from 'fflate';
import { joinBytes } from './join-bytes.js';

const gzipSync = (bytes) => new Uint8Array(zlib.gzipSync(bytes));
const zlibSync = (bytes) => new Uint8Array(zlib.deflateSync(bytes));

const maxZstdBlock = 1 << 17;

/** RFC 8878 section 3.1.1, with blocks that are not compressed: a frame needs no more to be one. */
const zstd = (bytes) => {
  const blocks = [];
  for (let at = 0; at < bytes.length || at === 0; at += maxZstdBlock) {
    const part = bytes.subarray(at, at + maxZstdBlock);
    const head = (part.length << 3) | (at + maxZstdBlock >= bytes.length ? 1 : 0);
    blocks.push([head & 255, (head >> 8) & 255, (head >> 16) & 255], part);
  }
  const size = bytes.length;
  const header = [
    0x28,
    0xb5,
    0x2f,
    0xfd,
    0xa0,
    size & 255,
    (size >> 8) & 255,
    (size >> 16) & 255,
    size >>> 24
  ];
  return joinBytes(header, ...blocks);
};

/** RFC 1952 section 2.2: members follow each other. */
const gzipMembers = (bytes, random) => {
  const middle = random.below(bytes.length);
  return joinBytes(gzipSync(bytes.subarray(0, middle)), gzipSync(bytes.subarray(middle)));
};

/** The same bytes on every day, so the same seed gives the same file. */
const zipDate = new Date(2020, 0, 1);

/** @type {Readonly<Record<string, (bytes: Uint8Array, random: import('./random.js').Random) => Uint8Array>>} */
export const wrappings = {
  gzip: (bytes) => gzipSync(bytes),
  gzipMembers,
  zlib: (bytes) => zlibSync(bytes),
  zip: (bytes) => zipSync({ 'a/capture': bytes }, { mtime: zipDate }),
  zipOfTwo: (bytes) =>
    zipSync({ 'readme.txt': new Uint8Array(20), 'capture.pcap': bytes }, { mtime: zipDate, level: 0 }),
  zstd,
  gzipTwice: (bytes) => gzipSync(gzipSync(bytes)),
  gzipInZip: (bytes) => zipSync({ 'capture.gz': gzipSync(bytes) }, { mtime: zipDate })
};
