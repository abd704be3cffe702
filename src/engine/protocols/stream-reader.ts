/** Reads one direction of a byte stream. Bytes come in order and are valid only during the call. */
export interface StreamReader {
  /**
   * Reads what is whole in `bytes[start..end)` and returns where the first thing begins that is not whole; it is given
   * again, with more behind it.
   */
  read(bytes: Uint8Array, start: number, end: number, timeUs: number): number;
  /** No more will come behind these bytes: takes what can be had from a part. */
  last(bytes: Uint8Array, start: number, end: number, timeUs: number): void;
  /** The stream is over, after `last`: what is still open is handed over as far as it came. */
  end(): void;
  /** `missing` bytes were lost. A reader that can't find its way behind them is done. */
  skip(missing: number): void;
  /** True when the rest of the stream is of no interest. */
  isDone(): boolean;
  /** So many of the next bytes are only counted: they need not be shown, nor be there at all, if `pass` tells of them. */
  unseen?(): number;
  pass?(count: number): void;
}

/** The two directions of one connection, read by those who know of each other. */
export interface TwoWay {
  readonly client: StreamReader;
  readonly server: StreamReader;
  /** The server begins with these bytes: `null` where they are too few to tell. */
  isAnswer(bytes: Uint8Array, start: number, end: number): boolean | null;
}
