import type { ByteSource } from '../bytes/source.ts';
import type { CaptureSink } from '../model/sink.ts';

/** 0 no, 1 maybe, 2 likely, 3 certain. */
export type Likelihood = 0 | 1 | 2 | 3;

/** One capture format. A new one is one file with one of these, and one line in `index.ts`. */
export interface Importer {
  readonly id: string;
  /** As people call it. */
  readonly name: string;
  readonly gives: 'packets' | 'exchanges';
  /** Judges the first 4 KiB; the file's name only breaks a tie. */
  readonly detect: (head: Uint8Array, fileName: string) => Likelihood;
  /** Throws `CaptureError` where the file is broken; a broken record is `sink.warn`. */
  readonly read: (source: ByteSource, sink: CaptureSink) => Promise<void>;
}
