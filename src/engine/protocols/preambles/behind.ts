import { HandingOver } from '../stepping-reader.ts';
import type { StreamReader } from '../stream-reader.ts';

/** What a client says before the protocol it came to speak. */
export interface Preamble {
  readonly state: 'open' | 'over' | 'failed';
  /** Where it goes on; `start` where more bytes are needed. */
  read(bytes: Uint8Array, start: number, end: number): number;
}

/** Reads a preamble, and then gives the stream to whoever reads what comes behind it. */
export class BehindPreamble extends HandingOver {
  #isDone = false;

  constructor(
    private readonly preamble: Preamble,
    private readonly readerBehind: () => StreamReader
  ) {
    super();
  }

  protected ownStep(bytes: Uint8Array, start: number, end: number): number {
    const next = this.preamble.read(bytes, start, end);
    if (this.preamble.state === 'over') this.handOver(this.readerBehind());
    this.#isDone = this.preamble.state === 'failed';
    return next;
  }

  protected ownLast(): void {
    // A preamble that is cut says nothing.
  }

  protected ownSkip(): void {
    this.#isDone = true;
  }

  protected ownEnd(): void {
    // Nothing is held back.
  }

  protected ownUnseen(): number {
    return 0;
  }

  protected isOwnDone(): boolean {
    return this.#isDone;
  }
}
