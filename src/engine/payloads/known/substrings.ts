/** A text to be found inside others, already in lower case. */
export interface Wanted<T> {
  readonly text: string;
  readonly of: T;
  /** Only where no letter or digit stands beside it. */
  readonly whole: boolean;
}

interface Anchored<T> extends Wanted<T> {
  /** Where in it the four characters stand by which it is found. */
  readonly at: number;
}

const shortest = 3;
const gram = 4;
const maxHits = 20;
/** Of one text: what is built so that everything almost fits ends here. */
const maxTries = 100_000;
/** Texts found by the same four characters. */
const maxPerGram = 200;

/** Whether a text of these four characters is wanted at all: as many bits as stay in the fastest memory. */
const tableBits = 18;

/**
 * Finds many texts in one pass: each is found by those four characters of it that the fewest others have, and a table
 * of bits tells almost always that none of them stand here.
 */
export class Substrings<T> {
  readonly #wanted: Wanted<T>[] = [];
  readonly #short: Wanted<T>[] = [];
  #byGram = new Map<number, Anchored<T>[]>();
  #bits = new Uint32Array(0);
  #least = Infinity;
  /** Characters of the longest that is wanted. */
  longest = 0;

  add(text: string, whole: boolean, of: T): void {
    if (text.length < shortest) return;
    (text.length < gram ? this.#short : this.#wanted).push({ text, of, whole });
    this.#bits = new Uint32Array(0);
    this.#least = Math.min(this.#least, text.length);
    this.longest = Math.max(this.longest, text.length);
  }

  in(text: string): readonly Wanted<T>[] {
    if (text.length < this.#least) return none;
    if (this.#bits.length === 0) this.#build();
    if (this.#short.length > 0) return this.#search(text.toLowerCase(), 0);
    const at = this.#firstIn(text);
    return at < 0 ? none : this.#search(text.toLowerCase(), at);
  }

  /**
   * Where the first four characters of anything wanted may end in `text`, -1 where nowhere. Letters beyond ASCII may have
   * a case, and change their number with it: from them on all is looked at.
   */
  #firstIn(text: string): number {
    const bits = this.#bits;
    for (let at = 0, window = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code > 0x7f) return 0;
      window = (window << 8) | (code >= 0x41 && code <= 0x5a ? code | 0x20 : code);
      const slot = slotOf(window);
      if (((bits[slot >>> 5] ?? 0) & (1 << slot)) !== 0 && at >= gram - 1 && this.#byGram.has(window))
        return at;
    }
    return -1;
  }

  #search(lower: string, from: number): Wanted<T>[] {
    const hits = new Set<Wanted<T>>();
    for (const wanted of this.#short) if (isIn(lower, wanted)) hits.add(wanted);
    let tries = 0;
    for (
      let at = Math.max(0, from - gram + 1), window = 0;
      at < lower.length && hits.size < maxHits && tries < maxTries;
      at++
    ) {
      window = (window << 8) | (lower.charCodeAt(at) & 0xff);
      const slot = slotOf(window);
      if (((this.#bits[slot >>> 5] ?? 0) & (1 << slot)) === 0 || at < gram - 1) continue;
      for (const wanted of this.#byGram.get(window) ?? []) {
        tries++;
        const start = at - (gram - 1) - wanted.at;
        if (start >= 0 && lower.startsWith(wanted.text, start) && isFree(lower, start, wanted))
          hits.add(wanted);
      }
    }
    return [...hits];
  }

  #build(): void {
    const counts = new Map<number, number>();
    for (const { text } of this.#wanted)
      for (const window of gramsOf(text)) counts.set(window, (counts.get(window) ?? 0) + 1);
    this.#byGram = new Map();
    this.#bits = new Uint32Array(1 << (tableBits - 5));
    for (const wanted of this.#wanted) this.#anchor(wanted, rarest(gramsOf(wanted.text), counts));
  }

  #anchor(wanted: Wanted<T>, [at, window]: readonly [at: number, window: number]): void {
    const list = this.#byGram.get(window) ?? [];
    if (list.length >= maxPerGram) return;
    this.#byGram.set(window, [...list, { ...wanted, at }]);
    const slot = slotOf(window);
    this.#bits[slot >>> 5] = (this.#bits[slot >>> 5] ?? 0) | (1 << slot);
  }
}

const none: readonly never[] = [];

const slotOf = (window: number): number => Math.imul(window, 0x9e3779b1) >>> (32 - tableBits); // Knuth's multiplicative hashing

const gramsOf = (text: string): number[] => {
  const grams: number[] = [];
  for (let at = 0, window = 0; at < text.length; at++) {
    window = (window << 8) | (text.charCodeAt(at) & 0xff);
    if (at >= gram - 1) grams.push(window);
  }
  return grams;
};

const rarest = (
  grams: readonly number[],
  counts: ReadonlyMap<number, number>
): readonly [at: number, window: number] => {
  let best = 0;
  for (let at = 1; at < grams.length; at++)
    if ((counts.get(grams[at] ?? 0) ?? 0) < (counts.get(grams[best] ?? 0) ?? 0)) best = at;
  return [best, grams[best] ?? 0];
};

const isIn = <T>(lower: string, wanted: Wanted<T>): boolean => {
  for (let at = lower.indexOf(wanted.text); at >= 0; at = lower.indexOf(wanted.text, at + 1))
    if (isFree(lower, at, wanted)) return true;
  return false;
};

const isFree = <T>(text: string, at: number, { text: { length }, whole }: Wanted<T>): boolean =>
  !whole || (!isWordAt(text, at - 1) && !isWordAt(text, at + length));

// Scripts written without spaces show no edges of words.
const wordLetter = /(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}])[\p{L}\p{N}]/u;

const isWordAt = (text: string, at: number): boolean =>
  at >= 0 && at < text.length && wordLetter.test(text.charAt(at));
