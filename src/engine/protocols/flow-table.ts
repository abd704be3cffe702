import { formatAddress } from '../model/address.ts';
import type { IpAddress } from '../model/names.ts';
import type { Frame } from './frame.ts';

export const keyWords = 10;
const emptySlot = -1;
/** To fill the slots anew is dear, room for them is not. */
const slotGrowth = 4;

/** Which side opened the flow. The low side is the one whose address and port sort first. */
export const clientIsLow = 1;
export const clientIsHigh = 2;

// How much of a flow could be read; 0 is a flow that carried nothing. What was encrypted stays so: CONNECT in clear, TLS
// behind it.
export const undecodable = 1;
export const clear = 2;
export const encrypted = 3;

/**
 * Flows in columns, found by open addressing. A side of a flow is `2 * flow + direction`; direction 0 is the side
 * that sends from the low endpoint. Grows by doubling; about 150 bytes a flow.
 */
export class FlowTable {
  length = 0;
  /** Low address (4 words), high address (4), low port << 16 | high port, protocol. */
  keys = new Uint32Array(1024 * keyWords);
  packets = new Uint32Array(2048);
  bytes = new Float64Array(2048);
  firstUs = new Float64Array(1024);
  lastUs = new Float64Array(1024);
  client = new Uint8Array(1024);
  /** What the readers keep of a side (`tcp.ts`, `quic/reader.ts`). */
  sideState = new Uint8Array(2048);
  /** Of TCP, the sequence number expected next on a side, valid where `sideState` says that its SYN was seen; of QUIC, a mark of who said hello. */
  expected = new Uint32Array(2048);
  readable = new Uint8Array(1024);
  synUs = new Float64Array(1024);
  handshakeUs = new Float64Array(1024);
  /** By flow, where the capture tells of apps. */
  readonly apps = new Map<number, string>();
  #slots = new Int32Array(2048).fill(emptySlot);
  /** By flow, so that a longer list of slots is filled without another look at the keys. */
  #hashes = new Int32Array(1024);
  /** Differs from run to run, so that a file cannot be made to collide. */
  readonly #seed = (Math.random() * 0x1_0000_0000) >>> 0;

  /** The side of the flow that this packet belongs to; a flow that is not there yet is made. */
  side(frame: Frame, sourcePort: number, destinationPort: number): number {
    const { source: s, destination: d } = frame;
    const low = comesFirst(s, sourcePort, d, destinationPort);
    const a = low ? s : d;
    const b = low ? d : s;
    const ports = (low ? (sourcePort << 16) | destinationPort : (destinationPort << 16) | sourcePort) >>> 0;
    return 2 * this.#locate(a, b, ports, frame.protocol) + (low ? 0 : 1);
  }

  #locate(a: Uint32Array, b: Uint32Array, ports: number, protocol: number): number {
    const mask = this.#slots.length - 1;
    const hash = this.#hash(a, b, ports, protocol);
    let slot = hash & mask;
    for (;;) {
      const flow = this.#slots[slot]!;
      if (flow === emptySlot) {
        this.#insert(slot, hash);
        this.#setKey(this.length - 1, a, b, ports, protocol);
        return this.length - 1;
      }
      if (this.#hashes[flow] === hash && this.#same(flow * keyWords, a, b, ports, protocol)) return flow;
      slot = (slot + 1) & mask;
    }
  }

  #same(at: number, a: Uint32Array, b: Uint32Array, ports: number, protocol: number): boolean {
    const { keys } = this;
    return (
      keys[at + 3] === a[3] &&
      keys[at + 7] === b[3] &&
      keys[at + 8] === ports &&
      keys[at + 9] === protocol &&
      keys[at] === a[0] &&
      keys[at + 1] === a[1] &&
      keys[at + 2] === a[2] &&
      keys[at + 4] === b[0] &&
      keys[at + 5] === b[1] &&
      keys[at + 6] === b[2]
    );
  }

  // Multiply and xor-shift rounds of MurmurHash3's 32-bit finaliser, one word after the other
  #hash(a: Uint32Array, b: Uint32Array, ports: number, protocol: number): number {
    let h = this.#seed ^ protocol;
    h = Math.imul(h ^ a[3]!, 0x85ebca6b);
    h = Math.imul(h ^ (h >>> 15) ^ b[3]!, 0xc2b2ae35);
    h = Math.imul(h ^ (h >>> 13) ^ ports, 0x85ebca6b);
    if (a[2] !== 0xffff) {
      h = Math.imul(h ^ (h >>> 15) ^ a[2]!, 0xc2b2ae35);
      h = Math.imul(h ^ (h >>> 13) ^ a[1]! ^ b[1]!, 0x85ebca6b);
      h = Math.imul(h ^ (h >>> 15) ^ b[2]!, 0xc2b2ae35);
    }
    return h ^ (h >>> 16);
  }

  #insert(slot: number, hash: number): void {
    const flow = this.length++;
    if (flow >= this.firstUs.length) this.#growColumns();
    this.#slots[slot] = flow;
    this.#hashes[flow] = hash;
    if (this.length * 2 > this.#slots.length) this.#growSlots();
  }

  #setKey(flow: number, a: Uint32Array, b: Uint32Array, ports: number, protocol: number): void {
    const { keys } = this;
    const at = flow * keyWords;
    for (let word = 0; word < 4; word++) {
      keys[at + word] = a[word]!;
      keys[at + 4 + word] = b[word]!;
    }
    keys[at + 8] = ports;
    keys[at + 9] = protocol;
  }

  #growColumns(): void {
    this.#hashes = doubled(this.#hashes);
    this.keys = doubled(this.keys);
    this.packets = doubled(this.packets);
    this.bytes = doubled(this.bytes);
    this.firstUs = doubled(this.firstUs);
    this.lastUs = doubled(this.lastUs);
    this.client = doubled(this.client);
    this.sideState = doubled(this.sideState);
    this.expected = doubled(this.expected);
    this.readable = doubled(this.readable);
    this.synUs = doubled(this.synUs);
    this.handshakeUs = doubled(this.handshakeUs);
  }

  #growSlots(): void {
    const slots = new Int32Array(this.#slots.length * slotGrowth).fill(emptySlot);
    const mask = slots.length - 1;
    for (let flow = 0; flow < this.length; flow++) {
      let slot = this.#hashes[flow]! & mask;
      while (slots[slot] !== emptySlot) slot = (slot + 1) & mask;
      slots[slot] = flow;
    }
    this.#slots = slots;
  }

  /** The side that speaks from here is the client's. */
  setClient(side: number): void {
    this.client[side >> 1] = (side & 1) === 0 ? clientIsLow : clientIsHigh;
  }

  isClient(side: number): boolean {
    return this.client[side >> 1] === ((side & 1) === 0 ? clientIsLow : clientIsHigh);
  }

  /** The first that is named stays: a flow is of one app. */
  setApp(side: number, app: string): void {
    if (!this.apps.has(side >> 1)) this.apps.set(side >> 1, app);
  }

  mark(side: number, readable: number): void {
    const flow = side >> 1;
    if (readable > this.readable[flow]!) this.readable[flow] = readable;
  }

  /** Either end of the flow has this port. */
  hasPort(side: number, port: number): boolean {
    const ports = this.keys[(side >> 1) * keyWords + 8]!;
    return ports >>> 16 === port || (ports & 0xffff) === port;
  }

  /** The address that the given side sends to. */
  farAddress(side: number): IpAddress {
    const at = (side >> 1) * keyWords + ((side & 1) === 0 ? 4 : 0);
    const { keys } = this;
    return formatAddress([keys[at]!, keys[at + 1]!, keys[at + 2]!, keys[at + 3]!]);
  }

  /** Counts one packet of `bytes` on a side. */
  count(side: number, bytes: number, timeUs: number): void {
    const flow = side >> 1;
    if (this.packets[2 * flow] === 0 && this.packets[2 * flow + 1] === 0) this.firstUs[flow] = timeUs;
    this.packets[side]!++;
    this.bytes[side]! += bytes;
    if (timeUs > this.lastUs[flow]!) this.lastUs[flow] = timeUs;
  }
}

const comesFirst = (a: Uint32Array, aPort: number, b: Uint32Array, bPort: number): boolean => {
  for (let at = 3; at >= 0; at--) if (a[at] !== b[at]) return a[at]! < b[at]!;
  return aPort <= bPort;
};

const doubled = <T extends Uint8Array | Int32Array | Uint32Array | Float64Array>(column: T): T => {
  const grown = new (column.constructor as new (length: number) => T)(column.length * 2);
  grown.set(column);
  return grown;
};
