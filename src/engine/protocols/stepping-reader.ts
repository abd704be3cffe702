import type { StreamReader } from './stream-reader.ts';

/** Reads in steps: each takes one thing that is whole, and says where it goes on. */
export abstract class SteppingReader implements StreamReader {
  read(bytes: Uint8Array, start: number, end: number, timeUs: number): number {
    let at = start;
    while (at < end && !this.isDone()) {
      const next = this.step(bytes, at, end, timeUs);
      if (next === at) return at;
      at = next;
    }
    return at;
  }

  abstract last(bytes: Uint8Array, start: number, end: number, timeUs: number): void;
  abstract end(): void;
  abstract skip(missing: number): void;
  abstract isDone(): boolean;
  /** `start` where more bytes are needed. */
  protected abstract step(bytes: Uint8Array, start: number, end: number, timeUs: number): number;
}

/** A reader behind whom another protocol may begin: from there on everything is for that one's reader. */
export abstract class HandingOver extends SteppingReader {
  #next: StreamReader | null = null;

  last(bytes: Uint8Array, start: number, end: number, timeUs: number): void {
    if (this.#next) this.#next.last(bytes, start, end, timeUs);
    else this.ownLast(bytes, start, end, timeUs);
  }

  end(): void {
    this.#next?.end();
    this.ownEnd();
  }

  skip(missing: number): void {
    if (this.#next) this.#next.skip(missing);
    else this.ownSkip(missing);
  }

  isDone(): boolean {
    return this.#next ? this.#next.isDone() : this.isOwnDone();
  }

  unseen(): number {
    return this.#next ? (this.#next.unseen?.() ?? 0) : this.ownUnseen();
  }

  pass(count: number): void {
    if (this.#next) this.#next.pass?.(count);
    else this.ownSkip(count);
  }

  protected step(bytes: Uint8Array, start: number, end: number, timeUs: number): number {
    return this.#next ? this.#next.read(bytes, start, end, timeUs) : this.ownStep(bytes, start, end, timeUs);
  }

  protected handOver(next: StreamReader): StreamReader {
    return (this.#next = next);
  }

  // As long as nothing was handed over
  protected abstract ownStep(bytes: Uint8Array, start: number, end: number, timeUs: number): number;
  protected abstract ownLast(bytes: Uint8Array, start: number, end: number, timeUs: number): void;
  protected abstract ownSkip(missing: number): void;
  protected abstract ownUnseen(): number;
  protected abstract ownEnd(): void;
  protected abstract isOwnDone(): boolean;
}
