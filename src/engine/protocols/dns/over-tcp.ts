import { u16be } from '../../bytes/integers.ts';
import type { StreamReader } from '../stream-reader.ts';
import type { DnsReader } from './reader.ts';

/** DNS over TCP, RFC 1035 section 4.2.2: each message is prefixed with its length in two bytes. */
export class DnsTcpReader implements StreamReader {
  #done = false;

  constructor(
    private readonly dns: DnsReader,
    private readonly onMessage: () => void
  ) {}

  read(bytes: Uint8Array, start: number, end: number, timeUs: number): number {
    let at = start;
    while (end - at >= 2) {
      const next = at + 2 + u16be(bytes, at);
      if (next > end) return at;
      this.#message(bytes, at + 2, next, timeUs);
      at = next;
    }
    return at;
  }

  last(bytes: Uint8Array, start: number, end: number, timeUs: number): void {
    if (end - start > 2) this.#message(bytes, start + 2, end, timeUs);
  }

  #message(bytes: Uint8Array, start: number, end: number, timeUs: number): void {
    if (this.dns.read(bytes, start, end, 'dns', timeUs)) this.onMessage();
    // Whoever speaks something else on this port is not read on.
    else if (end > start) this.#done = true;
  }

  isDone(): boolean {
    return this.#done;
  }

  end(): void {
    // Nothing is held back.
  }

  skip(): void {
    this.#done = true;
  }
}
