import type { StreamReader } from './stream-reader.ts';

/** Waits for the first bytes of a stream that began out of order, or one byte at a time. */
export class FirstLook implements StreamReader {
  #reader: StreamReader | null = null;
  #over = false;

  constructor(
    private readonly choose: (bytes: Uint8Array, start: number, end: number) => StreamReader | null
  ) {}

  isDone(): boolean {
    return this.#over || (this.#reader?.isDone() ?? false);
  }

  read(bytes: Uint8Array, start: number, end: number, timeUs: number): number {
    if (!this.#reader) {
      if (end - start < 3) return start;
      this.#reader = this.choose(bytes, start, end);
      this.#over = this.#reader === null;
    }
    return this.#reader ? this.#reader.read(bytes, start, end, timeUs) : end;
  }

  last(bytes: Uint8Array, start: number, end: number, timeUs: number): void {
    this.#reader?.last(bytes, start, end, timeUs);
  }

  end(): void {
    this.#reader?.end();
  }

  skip(missing: number): void {
    this.#reader?.skip(missing);
  }
}
