import { viewOf } from './join-bytes.js';

/** How long the header of a link layer is, for those the samples have: tcpdump.org/linktypes.html */
const headerBytes = new Map([
  [0, 4],
  [1, 14],
  [12, 0],
  [101, 0],
  [108, 4],
  [113, 16],
  [228, 0],
  [229, 0],
  [276, 20]
]);

const tcp = 6;
const udp = 17;

/**
 * Where the layers of a plain packet begin, or null where it is none: RFC 791 section 3.1, RFC 8200 section 3.
 * @typedef {{ ip: number, version: number, transport: number, protocol: number, payload: number }} Layers
 * @param {import('./recording.js').Packet} packet
 * @returns {Layers | null}
 */
export const layersOf = ({ linkType, bytes }) => {
  const ip = headerBytes.get(linkType);
  if (ip === undefined || bytes.length < ip + 20) return null;
  const version = bytes[ip] >> 4;
  if (version !== 4 && version !== 6) return null;
  const transport = version === 4 ? ip + (bytes[ip] & 15) * 4 : ip + 40;
  const protocol = version === 4 ? bytes[ip + 9] : bytes[ip + 6];
  const payload = transport + transportBytes(bytes, transport, protocol);
  return payload <= bytes.length ? { ip, version, transport, protocol, payload } : null;
};

const transportBytes = (bytes, at, protocol) => {
  if (protocol === udp) return 8;
  return protocol === tcp ? Math.max(20, (bytes[at + 12] >> 4) * 4) : 0;
};

/** Lengths of the IP and UDP headers made to fit what follows; as much as 16 bits can hold. */
export const fitLengths = (bytes, { ip, version, transport, protocol }) => {
  const view = viewOf(bytes);
  const set = (at, value) => view.setUint16(at, Math.min(value, 0xffff));
  if (version === 4) set(ip + 2, bytes.length - ip);
  else set(ip + 4, bytes.length - ip - 40);
  if (protocol === udp) set(transport + 4, bytes.length - transport);
  return bytes;
};
