import { addressText } from './addresses.js';
import { ethernetLength, lowerHeaders } from './frame.js';

export const client = 0;
export const server = 1;

/** One conversation: two endpoints, what was counted, and the headers that all packets of one direction share. */
export class Flow {
  packets = [0, 0];
  /** Bytes of IP packets, by direction. */
  bytes = [0, 0];

  constructor(world, protocol, ends) {
    this.world = world;
    this.ends = ends;
    this.protocol = protocol;
    this.lower = [
      lowerHeaders(true, protocol, ends.client.address, ends.server.address),
      lowerHeaders(false, protocol, ends.server.address, ends.client.address)
    ];
    this.lowerLength = this.lower[client].length;
  }

  /** Makes room for a frame of `length` bytes after the IP header, writes up to there; gives where the frame begins. */
  frame(side, length) {
    const { out } = this.world;
    const at = out.packet(this.world.nowUs, this.lowerLength + length);
    this.lower[side].copy(out.bytes, at);
    this.packets[side] += 1;
    this.bytes[side] += this.lowerLength - ethernetLength + length;
    return at;
  }

  ports(side) {
    const { client: near, server: far } = this.ends;
    return side === client ? [near.port, far.port] : [far.port, near.port];
  }

  /** One line of the list of flows. */
  line(kind, name) {
    const { client: near, server: far } = this.ends;
    const ends = [addressText(near.address), near.port, addressText(far.address), far.port];
    const transport = this.protocol === 6 ? 'tcp' : 'udp';
    return [transport, ...ends, ...this.packets, ...this.bytes, kind ?? '', name ?? ''].join('\t') + '\n';
  }
}
