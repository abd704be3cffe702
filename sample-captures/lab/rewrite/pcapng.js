// pcapng (draft-ietf-opsawg-pcapng), little-endian: every block is kept, what tells of the machine is not.
import { hosts } from '../hosts.js';
import { addressBytes } from './addresses.js';

const SECTION = 0x0a0d0d0a;
const INTERFACE = 1;
const NAMES = 4;
const ENHANCED_PACKET = 6;
const SECRETS = 10;
const TLS_KEY_LOG = 0x544c534b;

// options kept: section 4.1 shb_userappl, section 4.2 if_tsresol; gone are hardware, system, filter, device
const kept = { [SECTION]: [4], [INTERFACE]: [9] };
const fixedLength = { [SECTION]: 16, [INTERFACE]: 8 };

const padded = (bytes) => Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)]);

function option(code, value) {
  const head = Buffer.alloc(4);
  head.writeUInt16LE(code, 0);
  head.writeUInt16LE(value.length, 2);
  return Buffer.concat([head, padded(value)]);
}

function readOptions(bytes) {
  const options = [];
  for (let at = 0; at + 4 <= bytes.length && bytes.readUInt16LE(at) !== 0;) {
    const length = bytes.readUInt16LE(at + 2);
    options.push([bytes.readUInt16LE(at), bytes.subarray(at + 4, at + 4 + length)]);
    at += 4 + length + (-length & 3);
  }
  return options;
}

function block(type, body) {
  const head = Buffer.alloc(8);
  const length = Buffer.alloc(4);
  head.writeUInt32LE(type, 0);
  head.writeUInt32LE(body.length + 12, 4);
  length.writeUInt32LE(body.length + 12, 0);
  return Buffer.concat([head, body, length]);
}

function readBlocks(bytes) {
  const blocks = [];
  for (let at = 0; at < bytes.length; at += bytes.readUInt32LE(at + 4)) {
    const end = at + bytes.readUInt32LE(at + 4) - 4;
    blocks.push({ type: bytes.readUInt32LE(at), body: Buffer.from(bytes.subarray(at + 8, end)) });
  }
  return blocks;
}

const added = {
  [SECTION]: [[1, 'Laboratory recording: see sample-captures/README.md']],
  [INTERFACE]: [[2, 'eth0']]
};

function withoutTraces({ type, body }) {
  const cut = fixedLength[type];
  const options = readOptions(body.subarray(cut)).filter(([code]) => kept[type].includes(code));
  const more = added[type].map(([code, text]) => [code, Buffer.from(text)]);
  const all = [...more, ...options].map(([code, value]) => option(code, value));
  if (type === SECTION) body.writeBigInt64LE(-1n, 8); // section length: not given
  return Buffer.concat([body.subarray(0, cut), ...all, option(0, Buffer.alloc(0))]);
}

const nameRecord = (host, address) => {
  const type = address.includes(':') ? 2 : 1;
  return option(type, Buffer.concat([addressBytes(address), Buffer.from(host.names[0] + '\0')]));
};

/** Names for the addresses that occur in the packets, as a capturing program knows them from its resolver. */
function nameBlock(packets) {
  const rows = hosts.flatMap((host) => [host.v4, host.v6].filter(Boolean).map((address) => [host, address]));
  const records = rows
    .filter(([, address]) => packets.some((packet) => packet.includes(addressBytes(address))))
    .map(([host, address]) => nameRecord(host, address));
  return block(NAMES, Buffer.concat([...records, option(0, Buffer.alloc(0))]));
}

function secretsBlock(keyLog) {
  const head = Buffer.alloc(8);
  head.writeUInt32LE(TLS_KEY_LOG, 0);
  head.writeUInt32LE(keyLog.length, 4);
  return block(SECRETS, padded(Buffer.concat([head, keyLog])));
}

function rewriteBlock({ type, body }, rewriteFrame) {
  if (kept[type]) return block(type, withoutTraces({ type, body }));
  if (type === ENHANCED_PACKET) rewriteFrame(body.subarray(20, 20 + body.readUInt32LE(12)));
  return block(type, body);
}

/** Adds a name resolution block and, if given, a decryption secrets block before the packets. */
export function rewritePcapng(bytes, rewriteFrame, keyLog) {
  const blocks = readBlocks(bytes).filter(({ type }) => type !== NAMES && type !== SECRETS);
  const firstPacket = blocks.findIndex(({ type }) => type === ENHANCED_PACKET);
  const out = blocks.map((each) => rewriteBlock(each, rewriteFrame));
  const packets = out.slice(firstPacket);
  out.splice(firstPacket, 0, nameBlock(packets), ...(keyLog ? [secretsBlock(keyLog)] : []));
  return Buffer.concat(out);
}
