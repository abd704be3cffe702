import type { StreamReader } from '../stream-reader.ts';

/** Bytes by which a stream can be told. */
export const tellingBytes = 3;
/** Segments whose beginning is looked at before a stream is given up: STARTTLS, or a capture begun midway. */
export const maxLooks = 24;

/**
 * Who reads a stream; null for nobody so far, `nobody` where nobody will, `wait` where its first bytes are too few to
 * tell.
 */
export type Choice = StreamReader | null | 'nobody' | 'wait';

/**
 * Waits for the first bytes of a stream that began out of order, one byte at a time, or behind another protocol. Where
 * nobody reads them, more pieces are looked at: a line or two may come before TLS. `isFirst`: nothing was said before.
 */
export class FirstLook implements StreamReader {
  #reader: StreamReader | null = null;
  #looked = 0;

  constructor(
    private readonly choose: (bytes: Uint8Array, start: number, end: number, isFirst: boolean) => Choice,
    private isFirst: boolean
  ) {}

  isDone(): boolean {
    return this.#looked >= maxLooks || (this.#reader?.isDone() ?? false);
  }

  read(bytes: Uint8Array, start: number, end: number, timeUs: number): number {
    if (this.#reader) return this.#reader.read(bytes, start, end, timeUs);
    if (this.isDone()) return end;
    const choice = this.choose(bytes, start, end, this.isFirst);
    if (choice === 'wait') return start;
    this.isFirst = false;
    if (choice === null || choice === 'nobody') {
      this.#looked += choice === null ? 1 : maxLooks;
      return end;
    }
    this.#reader = choice;
    return choice.read(bytes, start, end, timeUs);
  }

  last(bytes: Uint8Array, start: number, end: number, timeUs: number): void {
    this.#reader?.last(bytes, start, end, timeUs);
  }

  end(): void {
    this.#reader?.end();
  }

  skip(missing: number): void {
    this.isFirst = false;
    this.#reader?.skip(missing);
  }

  unseen(): number {
    return this.#reader?.unseen?.() ?? 0;
  }

  pass(count: number): void {
    this.#reader?.pass?.(count);
  }
}
