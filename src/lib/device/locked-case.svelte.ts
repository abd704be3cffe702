import { sayCaseFailure } from '#words/case-file.ts';
import type { Failure } from '#words/errors.ts';
import type { HeldCase } from './held-case.ts';
import { openCaseFile } from './open-case-file.ts';

export type LockedPhase =
  | { readonly kind: 'asked'; readonly failure: Failure | null }
  /** The passphrase is being worked on, which takes its time. */
  | { readonly kind: 'trying' }
  | { readonly kind: 'opening'; readonly bytes: number; readonly of: number };

/** A case file on its way to be opened: the page asks for its passphrase in place. */
export class LockedCase {
  phase = $state.raw<LockedPhase>({ kind: 'asked', failure: null });
  #running: AbortController | null = null;

  constructor(
    readonly file: File,
    /** Captures that came with it, and are opened with it. */
    readonly others: readonly File[]
  ) {}

  /** The case, or null where the passphrase is another, the file is damaged, or the reader cancelled. */
  async unlock(passphrase: string): Promise<HeldCase | null> {
    this.#running?.abort();
    const running = (this.#running = new AbortController());
    this.phase = { kind: 'trying' };
    try {
      return await openCaseFile(this.file, passphrase, {
        signal: running.signal,
        onProgress: (bytes, of) => {
          if (!running.signal.aborted) this.phase = { kind: 'opening', bytes, of };
        }
      });
    } catch (error) {
      if (!running.signal.aborted) this.phase = { kind: 'asked', failure: sayCaseFailure(error) };
      return null;
    }
  }

  cancel(): void {
    this.#running?.abort();
    this.phase = { kind: 'asked', failure: null };
  }
}
