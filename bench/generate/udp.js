import { ethernetLength, protocolUdp, setIpLength, setUdpChecksum } from './frame.js';
import { Flow } from './flow.js';

const headerLength = 8;

export class UdpFlow extends Flow {
  constructor(world, ends) {
    super(world, protocolUdp, ends);
  }

  /** Where `fill(bytes, at)` puts `length` bytes of payload. */
  sendFilled(side, length, fill) {
    const { bytes } = this.world.out;
    const at = this.frame(side, headerLength + length);
    const ip = at + ethernetLength;
    const udp = at + this.lowerLength;
    const [from, to] = this.ports(side);
    setIpLength(bytes, ip, this.lowerLength - ethernetLength + headerLength + length, this.packets[side]);
    bytes.writeUInt16BE(from, udp);
    bytes.writeUInt16BE(to, udp + 2);
    bytes.writeUInt16BE(headerLength + length, udp + 4);
    bytes.writeUInt16BE(0, udp + 6);
    fill(bytes, udp + headerLength);
    setUdpChecksum(bytes, ip, udp, headerLength + length);
  }

  send(side, payload) {
    this.sendFilled(side, payload.length, (bytes, at) => payload.copy(bytes, at));
  }
}
