import { ethernetLength, protocolTcp, setIpLength } from './frame.js';
import { Flow, client, server } from './flow.js';

/** RFC 9293 section 3.1. */
export const flag = { fin: 1, syn: 2, rst: 4, psh: 8, ack: 16 };

const synLength = 40;
const headerLength = 32;
export const segmentBytes = 1400;

/** RFC 9293 section 3.7.1, RFC 2018, RFC 7323: maximum segment 1460, SACK permitted, timestamps, window scale 7. */
const synOptions = Buffer.from('020405b40402080a0000000000000000' + '01030307', 'hex');
/** RFC 7323 appendix A: two no-operations and the timestamps. */
const options = Buffer.from('0101080a0000000000000000', 'hex');

/** One TCP connection whose sequence numbers are right. Its checksums stay 0, as where a network card fills them in. */
export class TcpFlow extends Flow {
  #next;

  constructor(world, ends, random) {
    super(world, protocolTcp, ends);
    this.#next = [random.word(), random.word()];
    this.rttUs = ends.server.rttUs;
  }

  /** Sends `length` bytes which `fill(bytes, at)` writes; `again` repeats bytes already sent: a retransmission. */
  sendFilled(side, flags, length, fill, again = false) {
    const { bytes } = this.world.out;
    const head = flags & flag.syn ? synLength : headerLength;
    const at = this.frame(side, head + length);
    const tcp = at + this.lowerLength;
    setIpLength(
      bytes,
      at + ethernetLength,
      this.lowerLength - ethernetLength + head + length,
      this.packets[side]
    );
    this.#writeHeader(bytes, tcp, side, flags, again ? this.#next[side] - length : this.#next[side]);
    fill?.(bytes, tcp + head);
    if (!again) this.#next[side] = (this.#next[side] + length + (flags & 3 ? 1 : 0)) >>> 0;
  }

  send(side, flags, payload) {
    this.sendFilled(side, flags, payload.length, (bytes, at) => payload.copy(bytes, at));
  }

  bare(side, flags) {
    this.sendFilled(side, flags, 0);
  }

  /** A SYN that got no answer in time is sent once more with the same number. */
  repeatSyn() {
    this.#next[client] = (this.#next[client] - 1) >>> 0;
    this.bare(client, flag.syn);
  }

  #writeHeader(bytes, tcp, side, flags, sequence) {
    const [from, to] = this.ports(side);
    const isSyn = (flags & flag.syn) !== 0;
    const timeMs = Math.floor(this.world.nowUs / 1000) % 2 ** 32;
    bytes.writeUInt16BE(from, tcp);
    bytes.writeUInt16BE(to, tcp + 2);
    bytes.writeUInt32BE(sequence >>> 0, tcp + 4);
    bytes.writeUInt32BE(flags & flag.ack ? this.#next[1 - side] : 0, tcp + 8);
    bytes.writeUInt16BE((((isSyn ? synLength : headerLength) / 4) << 12) | flags, tcp + 12);
    bytes.writeUInt16BE(isSyn ? 64240 : 1024, tcp + 14);
    bytes.writeUInt32BE(0, tcp + 16);
    (isSyn ? synOptions : options).copy(bytes, tcp + 20);
    bytes.writeUInt32BE(timeMs, tcp + (isSyn ? 28 : 24));
  }
}

/** The handshake as seen beside the client: SYN and SYN/ACK are one round trip apart. */
export function* openTcp(flow, random) {
  flow.bare(client, flag.syn);
  if (random.chance(0.01)) {
    yield 1e6; // RFC 6298 section 2: the first retransmission after one second
    flow.repeatSyn();
  }
  yield flow.rttUs;
  flow.bare(server, flag.syn | flag.ack);
  yield random.between(20, 90);
  flow.bare(client, flag.ack);
}

export function* closeTcp(flow, random) {
  flow.bare(client, flag.fin | flag.ack);
  yield flow.rttUs;
  if (random.chance(0.15)) {
    flow.bare(server, flag.rst | flag.ack);
    return;
  }
  flow.bare(server, flag.fin | flag.ack);
  yield random.between(20, 90);
  flow.bare(client, flag.ack);
}

/**
 * `total` bytes in segments, every second one acknowledged, about 3 in 1,000 sent twice.
 * `fill(bytes, at, position, length)` must give the same bytes for the same position.
 */
export function* streamTcp(flow, random, side, total, fill) {
  for (let position = 0, count = 1; position < total; position += segmentBytes, count++) {
    const length = Math.min(segmentBytes, total - position);
    const write = (bytes, at) => fill(bytes, at, position, length);
    const flags = position + length === total ? flag.psh | flag.ack : flag.ack;
    flow.sendFilled(side, flags, length, write);
    if (random.chance(0.003)) {
      yield flow.rttUs;
      flow.sendFilled(side, flags, length, write, true);
    }
    if (count % 2 === 0) {
      yield random.between(5, 60);
      flow.bare(1 - side, flag.ack);
    }
    yield random.between(30, 900);
  }
}
