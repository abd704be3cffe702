import { commitTo, type Random } from './commitment.ts';
import type { KeptSecret } from './shareable.ts';

/** A share stays a document that can be opened. */
const mostCommitments = 50_000;

/**
 * Tokens for values that do not leave. The same value has the same token all over one share. Numbers follow the order in
 * which tokens first stand in the share, so they say nothing that the share does not.
 */
export class Pseudonyms {
  readonly #tokens = new Map<string, string>();
  readonly #counts = new Map<string, number>();
  readonly #commitments: Record<string, string> = {};
  readonly #kept: Record<string, KeptSecret> = {};
  #committed = 0;

  constructor(private readonly random: Random) {}

  /** `label` names what it is (`host`, `android-id`); the first one given to a value stays. */
  token(label: string, value: string, key = sameFor(value)): string {
    let token = this.#tokens.get(key);
    if (token === undefined) {
      const number = (this.#counts.get(label) ?? 0) + 1;
      this.#counts.set(label, number);
      this.#tokens.set(key, (token = `${label}-${number.toString()}`));
      this.commit(token, value);
    }
    return token;
  }

  commit(token: string, value: string): void {
    if (this.#committed++ >= mostCommitments) return;
    const { commitment, kept } = commitTo(value, this.random);
    this.#commitments[token] = commitment;
    this.#kept[token] = kept;
  }

  get commitments(): Readonly<Record<string, string>> {
    return this.#commitments;
  }

  get kept(): Readonly<Record<string, KeptSecret>> {
    return this.#kept;
  }
}

const uuid = /^[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}$/;

/** One value, however it is written: as threads hold values together. */
export const sameFor = (value: string): string => {
  const lower = value.trim().toLowerCase();
  return uuid.test(lower) ? lower.replaceAll('-', '') : lower;
};
