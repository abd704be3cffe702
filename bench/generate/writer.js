import { closeSync, openSync } from 'node:fs';
import { writeAll } from './write-all.js';

const chunkBytes = 4 * 1024 * 1024;
/** Room that one packet may need at most, with the headers of its record. */
const longestRecord = 66 * 1024;

/** draft-ietf-opsawg-pcap section 4: magic of microseconds, version 2.4, snapshot length, link type 1 (Ethernet). */
const pcap = {
  preamble(bytes) {
    bytes.writeUInt32LE(0xa1b2c3d4, 0);
    bytes.writeUInt16LE(2, 4);
    bytes.writeUInt16LE(4, 6);
    bytes.fill(0, 8, 16);
    bytes.writeUInt32LE(262144, 16);
    bytes.writeUInt32LE(1, 20);
    return 24;
  },
  head: 16,
  record(bytes, at, timeUs, length) {
    bytes.writeUInt32LE(Math.floor(timeUs / 1e6), at);
    bytes.writeUInt32LE(timeUs % 1e6, at + 4);
    bytes.writeUInt32LE(length, at + 8);
    bytes.writeUInt32LE(length, at + 12);
    return 16 + length;
  }
};

/** draft-ietf-opsawg-pcapng sections 4.1 to 4.3: one section, one interface, enhanced packet blocks. */
const pcapng = {
  preamble(bytes) {
    bytes.writeUInt32LE(0x0a0d0d0a, 0);
    bytes.writeUInt32LE(28, 4);
    bytes.writeUInt32LE(0x1a2b3c4d, 8);
    bytes.writeUInt16LE(1, 12);
    bytes.writeUInt16LE(0, 14);
    bytes.fill(0xff, 16, 24);
    bytes.writeUInt32LE(28, 24);
    bytes.writeUInt32LE(1, 28);
    bytes.writeUInt32LE(20, 32);
    bytes.writeUInt32LE(1, 36);
    bytes.writeUInt32LE(262144, 40);
    bytes.writeUInt32LE(20, 44);
    return 48;
  },
  head: 28,
  record(bytes, at, timeUs, length) {
    const padded = (length + 3) & ~3;
    const total = 32 + padded;
    bytes.writeUInt32LE(6, at);
    bytes.writeUInt32LE(total, at + 4);
    bytes.writeUInt32LE(0, at + 8);
    bytes.writeUInt32LE(Math.floor(timeUs / 2 ** 32), at + 12);
    bytes.writeUInt32LE(timeUs % 2 ** 32, at + 16);
    bytes.writeUInt32LE(length, at + 20);
    bytes.writeUInt32LE(length, at + 24);
    bytes.fill(0, at + 28 + length, at + 28 + padded);
    bytes.writeUInt32LE(total, at + 28 + padded);
    return total;
  }
};

const formats = { pcap, pcapng };
export const packetFormats = Object.keys(formats);

/** Packets are built in place: `packet` writes the record's head and says where in `bytes` the frame belongs. */
export class PacketWriter {
  bytes = Buffer.allocUnsafe(chunkBytes);
  packets = 0;
  /** Size of the file so far. */
  fileBytes = 0;
  /** Bytes of the frames, without the file's own headers. */
  capturedBytes = 0;
  firstUs = 0;
  lastUs = 0;
  #file;
  #format;
  #used;

  constructor(path, format) {
    this.#file = openSync(path, 'w');
    this.#format = formats[format];
    this.#used = this.fileBytes = this.#format.preamble(this.bytes);
  }

  packet(timeUs, length) {
    if (this.#used > chunkBytes - longestRecord) this.#flush();
    const at = this.#used;
    const recordBytes = this.#format.record(this.bytes, at, timeUs, length);
    this.#used += recordBytes;
    this.fileBytes += recordBytes;
    if (this.packets === 0) this.firstUs = timeUs;
    this.lastUs = timeUs;
    this.packets += 1;
    this.capturedBytes += length;
    return at + this.#format.head;
  }

  close() {
    this.#flush();
    closeSync(this.#file);
  }

  #flush() {
    writeAll(this.#file, this.bytes.subarray(0, this.#used));
    this.#used = 0;
  }
}
