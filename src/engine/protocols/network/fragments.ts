import type { Frame } from '../frame.ts';

/** Datagrams that are waited for at a time, and how much they may hold together; the oldest is given up first. */
const mostDatagrams = 64;
const mostBytes = 2 << 20;
/** RFC 791 section 3.1, RFC 8200 section 4.5: lengths of 16 bits. */
const longest = 0xffff;
const blockBytes = 8;

/** Puts fragments of IP datagrams together. What two of them tell of the same place, the first decides. */
export class Fragments {
  readonly #waiting = new Map<string, Datagram>();
  #bytes = 0;

  /**
   * `onLost` is told of a datagram that was not seen whole, in the frame: from its beginning as far as that goes, or from
   * nothing where that is missing.
   */
  constructor(private readonly onLost: (frame: Frame) => void) {}

  /** True when the frame, at a fragment before, is now at the whole of its datagram. */
  add(frame: Frame): boolean {
    const key = keyOf(frame);
    const known = this.#waiting.get(key);
    const datagram = known ?? new Datagram(frame);
    if (!known) this.#waiting.set(key, datagram);
    this.#bytes += datagram.add(frame);
    if (!datagram.isWhole) {
      this.#giveUpOldest(frame);
      return false;
    }
    this.#forget(key, datagram);
    datagram.give(frame, datagram.length);
    return true;
  }

  /** The end: what still waits is told as it is. */
  finish(frame: Frame): void {
    for (const [key, datagram] of this.#waiting) this.#lose(key, datagram, frame);
  }

  #giveUpOldest(frame: Frame): void {
    for (const [key, datagram] of this.#waiting) {
      if (this.#waiting.size <= mostDatagrams && this.#bytes <= mostBytes) return;
      this.#lose(key, datagram, frame);
    }
  }

  #lose(key: string, datagram: Datagram, frame: Frame): void {
    this.#forget(key, datagram);
    datagram.give(frame, datagram.beginning);
    this.onLost(frame);
  }

  #forget(key: string, datagram: Datagram): void {
    this.#waiting.delete(key);
    this.#bytes -= datagram.held;
  }
}

/** RFC 791 section 3.2: source, destination, protocol and identification name a datagram. */
const keyOf = ({ source, destination, protocol, fragmentId }: Frame): string =>
  `${source.join('.')} ${destination.join('.')} ${protocol} ${fragmentId}`;

class Datagram {
  /** Of the whole, where its last fragment was seen; -1 before. */
  length = -1;
  held = 0;
  #bytes = new Uint8Array(0);
  /** Which blocks of 8 bytes were seen: fragments begin at such (RFC 791 section 3.2). */
  #seen = new Uint8Array(0);
  #missing = 0;
  #wireBytes = 0;
  readonly #source: Uint32Array;
  readonly #destination: Uint32Array;
  readonly #protocol: number;
  readonly #app: string | null;

  constructor({ source, destination, protocol, app }: Frame) {
    this.#source = source.slice();
    this.#destination = destination.slice();
    this.#protocol = protocol;
    this.#app = app;
  }

  /** Bytes more that are held now. */
  add({ bytes, at, end, fragmentOffset, isLastFragment, ipBytes, missing }: Frame): number {
    this.#wireBytes += ipBytes;
    const to = Math.min(fragmentOffset + end - at, longest);
    if (isLastFragment && missing === 0 && this.length < 0) this.length = to;
    const before = this.held;
    this.#grow(to);
    for (let block = fragmentOffset; block < to; block += blockBytes) {
      if (this.#seen[block / blockBytes] === 1) continue;
      const blockEnd = Math.min(block + blockBytes, to);
      // A last block that was cut short stays open for whoever has the whole of it.
      if (blockEnd - block < blockBytes && !(isLastFragment && missing === 0)) break;
      this.#seen[block / blockBytes] = 1;
      this.#bytes.set(bytes.subarray(at + block - fragmentOffset, at + blockEnd - fragmentOffset), block);
    }
    return this.held - before;
  }

  get isWhole(): boolean {
    return this.length >= 0 && this.beginning >= this.length;
  }

  /** Bytes from the start on without a hole. */
  get beginning(): number {
    const hole = this.#seen.indexOf(0, this.#missing);
    this.#missing = hole < 0 ? this.#seen.length : hole;
    const bytes = this.#missing * blockBytes;
    return this.length < 0 ? Math.min(bytes, this.held) : Math.min(bytes, this.length);
  }

  /** Puts `length` bytes of it into the frame, as if they had come in one packet. */
  give(frame: Frame, length: number): void {
    frame.source.set(this.#source);
    frame.destination.set(this.#destination);
    frame.protocol = this.#protocol;
    frame.app = this.#app;
    frame.bytes = this.#bytes;
    frame.at = 0;
    frame.end = length;
    frame.missing = this.length < 0 ? 0 : this.length - length;
    frame.ipBytes = this.#wireBytes;
  }

  #grow(to: number): void {
    if (to <= this.held) return;
    const bytes = new Uint8Array(to);
    bytes.set(this.#bytes);
    const seen = new Uint8Array(Math.ceil(to / blockBytes));
    seen.set(this.#seen);
    this.#bytes = bytes;
    this.#seen = seen;
    this.held = to;
  }
}
