import { u16be } from '../bytes/integers.ts';
import type { NameKind } from '../model/names.ts';
import type { CaptureBuilder } from './capture-builder.ts';
import { DtlsReader, isDtls } from './tls/dtls.ts';
import { clear, encrypted, undecodable, type FlowTable } from './flow-table.ts';
import type { Frame } from './frame.ts';
import { hasLongHeader } from './quic/packet.ts';
import { maybeQuic, QuicReader } from './quic/reader.ts';

// RFC 768
export const udpHeaderBytes = 8;

const nameServices: ReadonlyMap<number, NameKind> = new Map([
  [53, 'dns'],
  [5353, 'mdns'],
  [5355, 'llmnr']
]);

/** What datagrams say: names that are asked for, and the hellos of QUIC. */
export class UdpDatagrams {
  readonly #quic: QuicReader;
  readonly #dtls = new DtlsReader();

  constructor(
    private readonly flows: FlowTable,
    private readonly builder: CaptureBuilder
  ) {
    this.#quic = new QuicReader(flows, (side, hello) => {
      builder.flowHello(side >> 1, hello, 'quic-sni');
    });
  }

  /** One datagram on a side; the frame stands at a UDP header that is whole. */
  datagram(frame: Frame, side: number): void {
    const { bytes, at, end } = frame;
    const start = at + udpHeaderBytes;
    // Of most datagrams no more is asked than this.
    if (start === end || this.#quic.isDone(side, bytes, start, end)) return;
    const kind = nameServices.get(u16be(bytes, at + 2)) ?? nameServices.get(u16be(bytes, at));
    if (kind !== undefined) this.#dns(frame, start, kind, side);
    else this.#unnamed(bytes, start, end, side);
  }

  #dns({ bytes, end, timeUs }: Frame, start: number, kind: NameKind, side: number): void {
    const isMessage = this.builder.dns.read(bytes, start, end, kind, timeUs);
    this.flows.mark(side, isMessage ? clear : undecodable);
  }

  /** A question that somebody gives back, of which the end may be missing. */
  question({ bytes, end }: Frame, start: number): void {
    this.builder.dns.readQuestions(bytes, start, end, 'dns');
  }

  #unnamed(bytes: Uint8Array, start: number, end: number, side: number): void {
    if (isDtls(bytes, start, end)) {
      this.#hello(bytes, start, end, side);
      return;
    }
    const isQuicClient = maybeQuic(bytes, start, end) && this.#quic.datagram(side, bytes, start, end);
    if (isQuicClient) this.flows.setClient(side);
    this.flows.mark(side, isQuicClient || hasLongHeader(bytes, start, end) ? encrypted : undecodable);
  }

  #hello(bytes: Uint8Array, start: number, end: number, side: number): void {
    this.flows.mark(side, encrypted);
    const hello = this.#dtls.datagram(side, bytes, start, end);
    if (!hello) return;
    this.flows.setClient(side);
    this.builder.flowHello(side >> 1, hello, 'dtls-sni');
  }
}
