import type { OwnValue } from '../../model/own-value.ts';
import { digestIn, digestInBytes, digestsOf } from './digests.ts';
import { hashedForms } from './forms-of.ts';
import type { KnownHit, KnownValue } from './known-values.ts';

/** Hashes of known values, computed once something is seen that may be one. */
export class KnownDigests {
  readonly #waiting: [known: KnownValue, own: OwnValue['what'] | null][] = [];
  readonly #hits = new Map<string, KnownHit>();

  add(known: KnownValue, own: OwnValue['what'] | null): void {
    this.#waiting.push([known, own]);
  }

  inText(text: string): KnownHit | null {
    const digest = digestIn(text);
    return digest === null ? null : this.#hit(digest);
  }

  inBytes(bytes: Uint8Array): KnownHit | null {
    const digest = digestInBytes(bytes);
    return digest === null ? null : this.#hit(digest);
  }

  #hit(digest: string): KnownHit | null {
    for (const [known, own] of this.#waiting.splice(0)) this.#hash(known, own);
    return this.#hits.get(digest) ?? null;
  }

  #hash(known: KnownValue, own: OwnValue['what'] | null): void {
    for (const text of hashedForms(known, own))
      for (const [form, digest] of digestsOf(text))
        if (!this.#hits.has(digest)) this.#hits.set(digest, { known, form, text: known.value, exact: true });
  }
}
