import { changeBytes } from './byte-changes.js';
import { joinBytes, viewOf } from './join-bytes.js';
import { fitLengths, layersOf } from './layers.js';
import { linkHeaders } from './link-headers.js';
import { fragmentsOf, tunnels } from './tunnels.js';

/**
 * @typedef {import('./recording.js').Packet} Packet
 * @typedef {import('./random.js').Random} Random
 * @typedef {(packets: Packet[], random: Random, others: readonly Packet[]) => Packet[]} PacketChange
 */

/** A packet whose record is as long as it now is: the file around it stays whole, so what lies inside is reached. */
const withBytes = (packet, bytes) => ({
  ...packet,
  bytes,
  wireBytes: Math.max(0, packet.wireBytes + bytes.length - packet.bytes.length)
});

/** @type {(packets: Packet[], at: number, becomes: readonly Packet[]) => Packet[]} */
const replaced = (packets, at, becomes) => [...packets.slice(0, at), ...becomes, ...packets.slice(at + 1)];

const changeOne = (packets, random, change) => {
  const at = random.below(packets.length);
  return replaced(packets, at, [change(packets[at])]);
};

const drop = (packets, random) => {
  const from = random.below(packets.length);
  return [...packets.slice(0, from), ...packets.slice(from + 1 + random.belowMostlySmall(20))];
};

const dropEvery = (packets, random) => {
  const nth = 2 + random.below(6);
  return packets.filter((_, at) => at % nth !== 0);
};

const duplicate = (packets, random) => {
  const from = random.below(packets.length);
  const run = packets.slice(from, from + 1 + random.belowMostlySmall(10));
  const at = random.below(packets.length);
  return [...packets.slice(0, at), ...run, ...packets.slice(at)];
};

const reorder = (packets, random) => {
  const from = random.below(packets.length);
  const run = packets.slice(from, from + 2 + random.below(12));
  for (let left = run.length; left > 1; left--) {
    const other = random.below(left);
    [run[left - 1], run[other]] = [run[other], run[left - 1]];
  }
  return [...packets.slice(0, from), ...run, ...packets.slice(from + run.length)];
};

const reverse = (packets) => packets.toReversed();

const interleave = (packets, random, others) => {
  const all = [];
  const from = random.below(others.length);
  for (const [at, packet] of packets.entries()) {
    all.push(packet);
    const other = others[from + at];
    if (other && random.onceIn(3)) all.push(other);
  }
  return all;
};

const oddTimes = [0, 1, 999_999, 4_294_967_295_000_000, 2 ** 31 * 1e6, 2 ** 52];
const moveTime = (packets, random) =>
  changeOne(packets, random, (packet) => ({ ...packet, timeUs: random.pick(oddTimes) }));

const damage = (packets, random, others) =>
  changeOne(packets, random, (packet) =>
    withBytes(packet, changeBytes(packet.bytes, random, random.pick(others).bytes).bytes)
  );

const damageMany = (packets, random, others) => {
  const nth = 1 + random.below(10);
  return packets.map((packet, at) =>
    at % nth === 0
      ? withBytes(packet, changeBytes(packet.bytes, random, random.pick(others).bytes).bytes)
      : packet
  );
};

/** As a capture with a small snapshot length: the lengths inside tell of more than there is. */
const snap = (packets, random) => {
  const most = random.pick([0, 1, 13, 14, 20, 34, 42, 54, 64, 68, 96, 128, 200, 1000]);
  return packets.map((packet) => ({ ...packet, bytes: packet.bytes.subarray(0, most) }));
};

/** What TCP or UDP carries is changed, and the lengths around it fit again. */
const changePayload = (packets, random, change) => {
  const carrying = packets.flatMap((packet, at) => {
    const layers = layersOf(packet);
    return layers && layers.payload < packet.bytes.length ? [{ at, layers }] : [];
  });
  if (carrying.length === 0) return packets;
  const { at, layers } = random.pick(carrying);
  const { bytes } = packets[at];
  const longer = joinBytes(bytes.subarray(0, layers.payload), change(bytes.subarray(layers.payload)));
  return replaced(packets, at, [withBytes(packets[at], fitLengths(longer, layers))]);
};

const damagePayload = (packets, random, others) =>
  changePayload(packets, random, (bytes) => changeBytes(bytes, random, random.pick(others).bytes).bytes);

const damageHeadOfPayload = (packets, random, others) =>
  changePayload(packets, random, (bytes) => {
    const head = changeBytes(bytes.subarray(0, 64), random, random.pick(others).bytes).bytes;
    return joinBytes(head, bytes.subarray(64));
  });

const foreignPayload = (packets, random, others) =>
  changePayload(packets, random, () => {
    const other = random.pick(others);
    return other.bytes.subarray(layersOf(other)?.payload ?? 0);
  });

/** One segment as two, which may overlap or leave a hole: RFC 9293 section 3.4. */
const divideSegment = (packets, random) => {
  const segments = packets.flatMap((packet, at) => {
    const layers = layersOf(packet);
    return layers?.protocol === 6 && packet.bytes.length - layers.payload > 1 ? [{ at, layers }] : [];
  });
  if (segments.length === 0) return packets;
  const { at, layers } = random.pick(segments);
  const { bytes } = packets[at];
  const head = bytes.subarray(0, layers.payload);
  const middle = 1 + random.below(bytes.length - layers.payload - 1);
  const from = Math.max(0, middle + random.pick([0, 0, 0, -1, 1, -20]));
  const first = joinBytes(head, bytes.subarray(layers.payload, layers.payload + middle));
  const second = joinBytes(head, bytes.subarray(layers.payload + from));
  const view = viewOf(second);
  view.setUint32(layers.transport + 4, (view.getUint32(layers.transport + 4) + from) >>> 0);
  const both = [first, second].map((part) => withBytes(packets[at], fitLengths(part, layers)));
  return replaced(packets, at, random.onceIn(3) ? both.toReversed() : both);
};

/** All sequence numbers moved, so that they wrap somewhere: RFC 9293 section 3.4.1. */
const moveSequences = (packets, random) => {
  const by = random.pick([0x7fffffff, 0x80000000, random.next()]);
  return packets.map((packet) => {
    const layers = layersOf(packet);
    if (layers?.protocol !== 6) return packet;
    const bytes = packet.bytes.slice();
    const view = viewOf(bytes);
    for (const at of [layers.transport + 4, layers.transport + 8])
      view.setUint32(at, (view.getUint32(at) + by) >>> 0);
    return { ...packet, bytes };
  });
};

const ports = [0, 21, 53, 80, 443, 853, 1080, 3128, 3544, 4789, 5353, 5355, 6081, 8080, 1701, 2152, 65535];
const changePort = (packets, random) =>
  changeOne(packets, random, (packet) => {
    const layers = layersOf(packet);
    if (!layers || layers.payload === layers.transport) return packet;
    const bytes = packet.bytes.slice();
    viewOf(bytes).setUint16(layers.transport + random.pick([0, 2]), random.pick(ports));
    return { ...packet, bytes };
  });

/** Those that hold IP, some or all of them. @type {(packets: Packet[], random: Random, change: (ip: Uint8Array, packet: Packet, layers: import('./layers.js').Layers) => readonly Packet[]) => Packet[]} */
const changeIp = (packets, random, change) => {
  const nth = random.pick([1, 1, 2, 7]);
  return packets.flatMap((packet, at) => {
    const layers = at % nth === 0 ? layersOf(packet) : null;
    return layers ? change(packet.bytes.subarray(layers.ip), packet, layers) : [packet];
  });
};

const putIntoTunnel = (packets, random) => {
  const names = Array.from({ length: 1 + random.belowMostlySmall(6) }, () =>
    random.pick(Object.keys(tunnels))
  );
  return changeIp(packets, random, (ip, packet, layers) => {
    const inside = names.reduce((inner, name) => tunnels[name](inner), ip);
    const whole = joinBytes(packet.bytes.subarray(0, layers.ip), inside);
    const typed = packet.linkType === 1 ? joinBytes(whole.subarray(0, 12), etherType(inside), inside) : whole;
    return [withBytes(packet, typed)];
  });
};

const etherType = (ip) => (ip[0] >> 4 === 6 ? [0x86, 0xdd] : [8, 0]);

const changeLinkLayer = (packets, random) => {
  const { linkType, wrap } = random.pick(linkHeaders);
  return changeIp(packets, random, (ip, packet) => [{ ...withBytes(packet, wrap(ip)), linkType }]);
};

const wrongLinkType = (packets, random) => {
  const linkType = random.onceIn(2) ? random.pick(linkHeaders).linkType : random.below(300);
  return packets.map((packet) => ({ ...packet, linkType }));
};

const fragment = (packets, random) =>
  changeIp(packets, random, (ip, packet, layers) => {
    const fragments = fragmentsOf(ip, random) ?? [ip];
    if (random.onceIn(3)) fragments.reverse();
    const head = packet.bytes.subarray(0, layers.ip);
    return fragments.map((part) => withBytes(packet, joinBytes(head, part)));
  });

/** @type {Readonly<Record<string, PacketChange>>} */
export const packetChanges = {
  drop,
  dropEvery,
  duplicate,
  reorder,
  reverse,
  interleave,
  moveTime,
  damage,
  damageMany,
  snap,
  damagePayload,
  damageHeadOfPayload,
  foreignPayload,
  divideSegment,
  moveSequences,
  changePort,
  putIntoTunnel,
  changeLinkLayer,
  wrongLinkType,
  fragment
};

/** Bytes inside packets are where most of the parsers are. */
const drawn = [
  ...Object.keys(packetChanges),
  ...new Array(6).fill('damagePayload'),
  ...new Array(4).fill('damageHeadOfPayload'),
  ...new Array(4).fill('damage'),
  ...new Array(2).fill('putIntoTunnel'),
  ...new Array(2).fill('changeLinkLayer')
];

/** A file that grows with every change would only take time. */
const maxPackets = 4000;

/** @type {(packets: Packet[], random: Random, others: readonly Packet[]) => { name: string, packets: Packet[] }} */
export const changePackets = (packets, random, others) => {
  const name = random.pick(drawn);
  const changed =
    packets.length > 0 && others.length > 0 ? packetChanges[name](packets, random, others) : packets;
  return { name, packets: changed.slice(0, maxPackets) };
};
