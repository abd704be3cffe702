import { bytesSource } from '#engine/bytes/source.ts';
import type { Capture } from '#engine/model/capture.ts';
import { readCapture } from '#engine/read-capture.ts';
import { bytesOf, client, ipv4, pcapFile, server, tcp, tcpFlags, type Part } from './packets.ts';

/** One TCP connection of a client to port 80, made packet by packet: what one side says follows what it said before. */
export class Conversation {
  readonly packets: Uint8Array[] = [];
  readonly #next = { client: 1001, server: 5001 };

  constructor(private readonly port = 80) {}

  open(): this {
    this.#packet('client', 1000, bytesOf(), tcpFlags.syn);
    this.#packet('server', 5000, bytesOf(), tcpFlags.syn | tcpFlags.ack);
    return this;
  }

  /** In segments of `most` bytes each at most. */
  says(side: 'client' | 'server', what: Part, most = 1400): this {
    const bytes = bytesOf(what);
    for (let at = 0; at < bytes.length; at += most) {
      const part = bytes.subarray(at, at + most);
      this.#packet(side, this.#next[side], part, tcpFlags.ack);
      this.#next[side] += part.length;
    }
    return this;
  }

  asks(what: Part, most?: number): this {
    return this.says('client', what, most);
  }

  answers(what: Part, most?: number): this {
    return this.says('server', what, most);
  }

  /** Said, but not in the capture. */
  loses(side: 'client' | 'server', what: Part): this {
    this.#next[side] += bytesOf(what).length;
    return this;
  }

  closes(side: 'client' | 'server'): this {
    this.#packet(side, this.#next[side], bytesOf(), tcpFlags.fin | tcpFlags.ack);
    return this;
  }

  read(): Promise<Capture> {
    return readCapture([bytesSource('x.pcap', pcapFile(101, this.packets))]);
  }

  #packet(side: 'client' | 'server', sequence: number, payload: Uint8Array, flags: number): void {
    const isClient = side === 'client';
    const [from, to] = isClient ? [50002, this.port] : [this.port, 50002];
    const segment = tcp(from, to, sequence, payload, flags);
    this.packets.push(isClient ? ipv4(6, segment) : ipv4(6, segment, server, client));
  }
}
