import type { StreamReader } from '../stream-reader.ts';

/** What a client says before the protocol it came to speak. */
export interface Preamble {
  readonly state: 'open' | 'over' | 'failed';
  /** Where it goes on; `start` where more bytes are needed. */
  read(bytes: Uint8Array, start: number, end: number): number;
}

/** Reads a preamble, and then gives the stream to whoever reads what comes behind it. */
export class BehindPreamble implements StreamReader {
  #behind: StreamReader | null = null;
  #isDone = false;

  constructor(
    private readonly preamble: Preamble,
    private readonly readerBehind: () => StreamReader
  ) {}

  read(bytes: Uint8Array, start: number, end: number, timeUs: number): number {
    let at = start;
    while (at < end && !this.isDone()) {
      const next = this.#behind ? this.#behind.read(bytes, at, end, timeUs) : this.#step(bytes, at, end);
      if (next === at) return at;
      at = next;
    }
    return at;
  }

  last(bytes: Uint8Array, start: number, end: number, timeUs: number): void {
    this.#behind?.last(bytes, start, end, timeUs);
  }

  end(): void {
    this.#behind?.end();
  }

  skip(missing: number): void {
    if (this.#behind) this.#behind.skip(missing);
    else this.#isDone = true;
  }

  isDone(): boolean {
    return this.#isDone || (this.#behind?.isDone() ?? false);
  }

  unseen(): number {
    return this.#behind?.unseen?.() ?? 0;
  }

  pass(count: number): void {
    this.#behind?.pass?.(count);
  }

  #step(bytes: Uint8Array, start: number, end: number): number {
    const next = this.preamble.read(bytes, start, end);
    if (this.preamble.state === 'over') this.#behind = this.readerBehind();
    this.#isDone = this.preamble.state === 'failed';
    return next;
  }
}
