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

const ascii = (text, length) => joinBytes([...Buffer.from(text)], new Uint8Array(length - text.length));
const octal = (value, length) => ascii(value.toString(8).padStart(length - 1, '0'), length);

/** POSIX.1-1988 ustar: a header of 512 bytes, the file in blocks of as many, two empty ones. */
const tar = (bytes) => {
  const fields = [
    ascii('a/capture', 100),
    octal(0o644, 8),
    octal(0, 8),
    octal(0, 8),
    octal(bytes.length, 12)
  ];
  const header = joinBytes(...fields, octal(0, 12), ascii('        ', 8), [0x30], new Uint8Array(100));
  const whole = joinBytes(header, ascii('ustar\u000000', 8), new Uint8Array(247));
  const sum = whole.reduce((total, byte) => total + byte, 0);
  whole.set(octal(sum, 7), 148);
  return joinBytes(whole, bytes, new Uint8Array((512 - (bytes.length & 511)) & 511), new Uint8Array(1024));
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
  tar,
  tarGz: (bytes) => gzipSync(tar(bytes)),
  gzipTwice: (bytes) => gzipSync(gzipSync(bytes)),
  gzipInZip: (bytes) => zipSync({ 'capture.gz': gzipSync(bytes) }, { mtime: zipDate })
};
