import { u16be } from '../bytes/integers.ts';
import type { CaptureBuilder } from './capture-builder.ts';
import { encrypted, FlowTable } from './flow-table.ts';
import { Frame } from './frame.ts';
import { HttpExchanges } from './http/exchanges.ts';
import { linkLayers, type LinkLayer } from './link/index.ts';
import { Fragments } from './network/fragments.ts';
import { readIp, skipExtensions } from './network/ip.ts';
import { protocolIcmp, protocolIcmpV6, quotedQuestion } from './network/quoted.ts';
import { byProtocol, tunnelOf } from './network/tunnels/index.ts';
import { StreamChooser } from './stream-chooser.ts';
import { TcpConnections, tcpHeaderBytes } from './tcp/connections.ts';
import { UdpDatagrams, udpHeaderBytes } from './udp.ts';

const protocolTcp = 6;
const protocolUdp = 17;
/** RFC 4303: Encapsulating Security Payload. */
const protocolEsp = 50;

/** IP packets inside IP packets are followed so deep; the innermost addresses are the flow's. */
const maxTunnels = 4;

/** From packets to flows, names and exchanges. One of these serves all files of a case. */
export class Dissector {
  readonly flows = new FlowTable();
  packets = 0;
  notIp = 0;
  sealed = 0;
  readonly unreadLinkTypes = new Map<number, number>();
  readonly #frame = new Frame();
  readonly #tcp: TcpConnections;
  readonly #udp: UdpDatagrams;
  readonly #fragments = new Fragments((frame) => {
    this.#carried(frame, maxTunnels);
  });
  #linkType = -1;
  #linkLayer: LinkLayer | undefined;

  /** `source` gives the index of the file that is being read. */
  constructor(builder: CaptureBuilder, source: () => number) {
    const exchanges = new HttpExchanges(this.flows, builder, source);
    this.#tcp = new TcpConnections(this.flows, new StreamChooser(this.flows, builder, exchanges));
    this.#udp = new UdpDatagrams(this.flows, builder);
  }

  /** Times that bytes were missing from a TCP stream that was being read. */
  get tcpGaps(): number {
    return this.#tcp.gaps;
  }

  packet(
    bytes: Uint8Array,
    start: number,
    end: number,
    timeUs: number,
    linkType: number,
    app: string | null
  ): void {
    this.packets++;
    if (linkType !== this.#linkType) {
      this.#linkType = linkType;
      this.#linkLayer = linkLayers.get(linkType);
    }
    if (!this.#linkLayer) {
      this.#unread(linkType);
      return;
    }
    const frame = this.#frame;
    frame.bytes = bytes;
    frame.at = start;
    frame.end = end;
    frame.timeUs = timeUs;
    frame.app = app;
    this.#link(frame, this.#linkLayer);
    if (frame.waiting.length > 0) this.#rest(frame, bytes);
  }

  #link(frame: Frame, layer: LinkLayer): void {
    if (layer(frame)) this.#network(frame, 0);
    else this.#unlinked(frame);
  }

  #unlinked(frame: Frame): void {
    if (frame.unreadLinkType >= 0) this.#unread(frame.unreadLinkType);
    else if (frame.isSealed) this.sealed++;
    else this.notIp++;
    frame.unreadLinkType = -1;
    frame.isSealed = false;
  }

  #unread(linkType: number): void {
    this.unreadLinkTypes.set(linkType, (this.unreadLinkTypes.get(linkType) ?? 0) + 1);
  }

  /** The other packets of a frame that holds several. */
  #rest(frame: Frame, bytes: Uint8Array): void {
    for (const { layer, at, end } of frame.waiting) {
      frame.bytes = bytes;
      frame.at = at;
      frame.end = end;
      this.#link(frame, layer);
    }
    frame.waiting.length = 0;
  }

  #network(frame: Frame, depth: number): void {
    const result = readIp(frame);
    if (result === 'ok') this.#carried(frame, depth);
    else if (result === 'fragment') this.#fragment(frame, depth);
    else this.notIp++;
  }

  #fragment(frame: Frame, depth: number): void {
    if (this.#fragments.add(frame) && skipExtensions(frame) === 'ok') this.#carried(frame, depth);
  }

  /** What an IP packet carries: a transport, or another packet. */
  #carried(frame: Frame, depth: number): void {
    const { protocol } = frame;
    if (protocol === protocolTcp) this.#transport(frame, tcpHeaderBytes);
    else if (protocol === protocolUdp) this.#datagram(frame, depth);
    else if (depth < maxTunnels && byProtocol.get(protocol)?.(frame, frame.at))
      this.#network(frame, depth + 1);
    else this.#other(frame);
  }

  #datagram(frame: Frame, depth: number): void {
    const { bytes, at, end } = frame;
    const isWhole = end - at >= udpHeaderBytes;
    const tunnel = isWhole ? tunnelOf(u16be(bytes, at), u16be(bytes, at + 2)) : undefined;
    if (tunnel && depth < maxTunnels && tunnel(frame, at + udpHeaderBytes)) this.#network(frame, depth + 1);
    else this.#transport(frame, udpHeaderBytes);
  }

  #other(frame: Frame): void {
    const side = this.#count(frame, 0, 0);
    if (frame.protocol === protocolEsp) this.flows.mark(side, encrypted);
    if (frame.protocol !== protocolIcmp && frame.protocol !== protocolIcmpV6) return;
    const question = quotedQuestion(frame);
    if (question >= 0) this.#udp.question(frame, question);
  }

  /** TCP and UDP both begin with the two ports. */
  #transport(frame: Frame, headerBytes: number): void {
    const { bytes, at, end } = frame;
    if (end - at < headerBytes) {
      this.#count(frame, 0, 0);
      return;
    }
    const side = this.#count(frame, u16be(bytes, at), u16be(bytes, at + 2));
    if (frame.protocol === protocolTcp) this.#tcp.segment(frame, side);
    else this.#udp.datagram(frame, side);
  }

  #count(frame: Frame, sourcePort: number, destinationPort: number): number {
    const { flows } = this;
    const before = flows.length;
    const side = flows.side(frame, sourcePort, destinationPort);
    if (flows.length > before) this.#guessClient(side, sourcePort, destinationPort);
    flows.count(side, frame.ipBytes, frame.timeUs);
    if (frame.app !== null) flows.setApp(side, frame.app);
    return side;
  }

  /** Who sends first is the client, unless that one speaks from a service's port to another's ephemeral port. */
  #guessClient(side: number, sourcePort: number, destinationPort: number): void {
    const fromService = sourcePort < 1024 && destinationPort >= 1024;
    this.flows.setClient(fromService ? side ^ 1 : side);
  }

  /** The end of the last file. */
  finish(): void {
    this.#fragments.finish(this.#frame);
    this.#tcp.finish();
  }
}
