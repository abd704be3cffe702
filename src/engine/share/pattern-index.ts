/** Texts that are looked for inside others, all at once and without regard to case. */
export interface Hit<Of> {
  readonly start: number;
  readonly end: number;
  readonly of: Of;
}

interface Pattern<Of> {
  readonly text: string;
  readonly of: Of;
}

/** Patterns are found by their first so many characters; shorter ones only as a whole text. */
const gram = 4;
/** A shorter one counts only between characters that are no letters and no digits. */
const fewestInside = 8;
const wordUnit = /[\p{L}\p{N}]/u;
const filterBits = 16;

export class PatternIndex<Of> {
  readonly #whole = new Map<string, Of>();
  readonly #byGram = new Map<string, Pattern<Of>[]>();
  /** Most places of a text begin no pattern: that is seen here first. */
  readonly #filter = new Uint8Array(1 << filterBits);

  /** Of equal ones, the first stays. */
  add(pattern: string, of: Of): void {
    const text = pattern.toLowerCase();
    if (text === '' || this.#whole.has(text)) return;
    this.#whole.set(text, of);
    if (text.length < gram) return;
    const key = text.slice(0, gram);
    const list = this.#byGram.get(key);
    if (list) list.push({ text, of });
    else this.#byGram.set(key, [{ text, of }]);
    this.#filter[hashAt(text, 0)] = 1;
  }

  whole(text: string): Of | null {
    return this.#whole.get(text.trim().toLowerCase()) ?? null;
  }

  /** From the left, the longest at each place, none inside another. */
  find(text: string): Hit<Of>[] {
    const lower = text.toLowerCase();
    const all = this.whole(text);
    if (all !== null) return [{ start: 0, end: text.length, of: all }];
    const hits: Hit<Of>[] = [];
    for (let at = 0; at + gram <= lower.length; at++) {
      const hit = this.#filter[hashAt(lower, at)] === 1 ? this.#longestAt(lower, at) : null;
      if (!hit) continue;
      hits.push({ start: at, end: at + hit.text.length, of: hit.of });
      at += hit.text.length - 1;
    }
    // Some letters are longer in lower case: then places do not fit, and all of the text goes.
    const [first] = hits;
    return first && lower.length !== text.length ? [{ start: 0, end: text.length, of: first.of }] : hits;
  }

  #longestAt(text: string, at: number): Pattern<Of> | null {
    let longest: Pattern<Of> | null = null;
    for (const pattern of this.#byGram.get(text.slice(at, at + gram)) ?? [])
      if (pattern.text.length > (longest?.text.length ?? 0) && standsAt(text, at, pattern.text))
        longest = pattern;
    return longest;
  }
}

const standsAt = (text: string, at: number, pattern: string): boolean => {
  if (!text.startsWith(pattern, at)) return false;
  if (pattern.length >= fewestInside) return true;
  return !wordUnit.test(text.charAt(at - 1)) && !wordUnit.test(text.charAt(at + pattern.length));
};

const hashAt = (text: string, at: number): number => {
  let hash = 0;
  for (let one = 0; one < gram; one++) hash = Math.imul(hash, 131) + text.charCodeAt(at + one);
  return hash & ((1 << filterBits) - 1);
};
