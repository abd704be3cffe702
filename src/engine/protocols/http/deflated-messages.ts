import { joined } from '../../bytes/joined.ts';
import { Inflate } from 'fflate';

interface Message {
  readonly data: Uint8Array;
  readonly cutFrom: number | null;
}

/** A piece of 1 KB becomes 1 MB at most, so a bomb is met early. */
const piece = 1024;
// RFC 7692 section 7.2.2: a sender takes these from the end of each message.
const taken = new Uint8Array([0, 0, 0xff, 0xff]);

/**
 * The compressed messages of one WebSocket in order (RFC 7692): each may refer to those before it, so that behind one
 * that is broken or cut the rest stays as it was sent.
 */
export class DeflatedMessages {
  #isBroken = false;
  #parts: Uint8Array[] = [];
  #length = 0;
  readonly #inflate = new Inflate((part) => {
    this.#parts.push(part);
    this.#length += part.length;
  });

  /** More than `most` bytes of one message are not kept. */
  constructor(private readonly most: number) {}

  open(data: Uint8Array, cutFrom: number | null): Message {
    this.#isBroken ||= cutFrom !== null;
    if (this.#isBroken) return { data, cutFrom };
    this.#parts = [];
    this.#length = 0;
    try {
      this.#push(data);
    } catch {
      this.#isBroken = true;
      return { data, cutFrom };
    }
    return { data: joined(this.#parts, this.most), cutFrom: this.#length > this.most ? this.#length : null };
  }

  #push(data: Uint8Array): void {
    for (let at = 0; at < data.length && !this.#isBroken; at += piece) {
      this.#inflate.push(data.slice(at, at + piece), false);
      this.#isBroken = this.#length > this.most;
    }
    if (!this.#isBroken) this.#inflate.push(taken, false);
  }
}
