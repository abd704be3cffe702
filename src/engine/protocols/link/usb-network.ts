import { u16be, u16le, u32be, u32le } from '../../bytes/integers.ts';
import { etherTypeIpv4, etherTypeIpv6, type Frame } from '../frame.ts';
import { ethernet } from './ethernet.ts';
import { rawIp, readFirst, type LinkLayer } from './link-layer.ts';
import { wholeIpLength } from './whole-ip.ts';

/**
 * Packets in the bulk transfers of a phone that shares its network, or of a modem. What device it is was said when it
 * was plugged in, mostly before the capture began: each of these must therefore show by its own fields what it is.
 */
export const tethered: LinkLayer = (frame) => {
  const { bytes, at, end } = frame;
  if (end - at < 16) return false;
  if (u32be(bytes, at) === networkTransfer) return readNcm(frame);
  if (isRndis(bytes, at, end)) return readRndis(frame);
  return readBare(frame);
};

const rndisPacket = 1;
const rndisHeader = 44;

/** [MS-RNDIS] section 2.2.14: type, length of the message, then offset (from its own place, 8) and length of the data. */
const isRndis = (bytes: Uint8Array, at: number, end: number): boolean => {
  if (end - at < rndisHeader || u32le(bytes, at) !== rndisPacket) return false;
  const length = u32le(bytes, at + 4);
  const dataEnd = 8 + u32le(bytes, at + 8) + u32le(bytes, at + 12);
  return length >= rndisHeader && dataEnd <= length;
};

/** A transfer may hold several messages. */
const readRndis = (frame: Frame): boolean => {
  const { bytes, end } = frame;
  let { at } = frame;
  while (isRndis(bytes, at, end)) {
    const start = at + 8 + u32le(bytes, at + 8);
    wait(frame, ethernet, start, start + u32le(bytes, at + 12));
    at += u32le(bytes, at + 4);
  }
  return readFirst(frame);
};

/** A transfer of 64 kB holds some dozens; places of NCM may name the same bytes again and again. */
const mostPackets = 256;

const wait = (frame: Frame, layer: LinkLayer, at: number, end: number): void => {
  if (at < frame.end && frame.waiting.length < mostPackets)
    frame.waiting.push({ layer, at, end: Math.min(end, frame.end) });
};

// CDC NCM 1.0 section 3.2: "NCMH", header of 12 bytes, sequence, length, place of the first table
const networkTransfer = 0x4e434d48;
// Section 3.3: "NCM0", and "NCM1" with check sequences; MBIM 1.0 section 7: "IPS" and a session, which holds bare IP
const ethernetTables = new Set([0x4e434d30, 0x4e434d31]);
const ipTable = 0x495053;
const mostTables = 16;

const readNcm = (frame: Frame): boolean => {
  const { bytes, at: start, end } = frame;
  let next = u16le(bytes, start + 10);
  for (let tables = 0; tables < mostTables && next >= 12 && start + next + 8 <= end; tables++) {
    const table = start + next;
    const layer = layerOfTable(bytes, table);
    if (layer) readTable(frame, table, layer);
    next = u16le(bytes, table + 6);
  }
  return readFirst(frame);
};

const layerOfTable = (bytes: Uint8Array, table: number): LinkLayer | null => {
  const signature = u32be(bytes, table);
  if (ethernetTables.has(signature)) return ethernet;
  return signature >>> 8 === ipTable ? rawIp : null;
};

/** Pairs of place and length, ended by a pair of zeros. */
const readTable = (frame: Frame, table: number, layer: LinkLayer): void => {
  const { bytes, at: start } = frame;
  const tableEnd = Math.min(frame.end, table + u16le(bytes, table + 4));
  for (let at = table + 8; at + 4 <= tableEnd; at += 4) {
    const [place, length] = [u16le(bytes, at), u16le(bytes, at + 2)];
    if (place === 0 || length === 0) return;
    wait(frame, layer, start + place, start + place + length);
  }
};

/** CDC ECM sends the frame alone; iPhones put two bytes before it (Linux, ipheth.c). */
const readBare = (frame: Frame): boolean => {
  for (const padding of [0, 2]) {
    if (!isWholeFrame(frame, padding)) continue;
    frame.at += padding;
    return ethernet(frame);
  }
  return false;
};

/** IP whose own length ends where the transfer does, but for the padding of a short frame (IEEE 802.3 section 3.2.8). */
const isWholeFrame = (frame: Frame, padding: number): boolean => {
  const ip = frame.at + padding + 14;
  const length = frame.end > ip ? wholeIpLength(frame.bytes, ip, frame.end) : 0;
  const left = frame.end - ip - length;
  return length > 0 && isTypeOf(frame.bytes, ip) && (left === 0 || frame.end - frame.at <= 64);
};

const isTypeOf = (bytes: Uint8Array, ip: number): boolean =>
  u16be(bytes, ip - 2) === (bytes[ip]! >> 4 === 4 ? etherTypeIpv4 : etherTypeIpv6);
