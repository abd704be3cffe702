/** A text to be found inside others, already in lower case. */
export interface Wanted<T> {
  readonly text: string;
  readonly of: T;
  /** Only where no letter or digit stands beside it. */
  readonly whole: boolean;
}

const shortest = 3;
const maxHits = 20;

/** Finds many texts in one pass: two characters decide almost always that nothing begins here. */
export class Substrings<T> {
  readonly #begins = new Uint8Array(1 << 16);
  readonly #byHead = new Map<string, Wanted<T>[]>();
  #least = Infinity;

  add(text: string, whole: boolean, of: T): void {
    if (text.length < shortest) return;
    this.#begins[pair(text, 0)] = 1;
    const head = text.slice(0, shortest);
    const list = this.#byHead.get(head);
    if (list) list.push({ text, of, whole });
    else this.#byHead.set(head, [{ text, of, whole }]);
    this.#least = Math.min(this.#least, text.length);
  }

  in(text: string): Wanted<T>[] {
    if (text.length < this.#least) return [];
    const lower = text.toLowerCase();
    const hits = new Set<Wanted<T>>();
    for (let at = 0; at <= lower.length - this.#least && hits.size < maxHits; at++)
      if (this.#begins[pair(lower, at)] === 1) this.#at(lower, at, hits);
    return [...hits];
  }

  #at(text: string, at: number, hits: Set<Wanted<T>>): void {
    for (const wanted of this.#byHead.get(text.slice(at, at + shortest)) ?? [])
      if (text.startsWith(wanted.text, at) && (!wanted.whole || standsAlone(text, at, wanted.text.length)))
        hits.add(wanted);
  }
}

const pair = (text: string, at: number): number =>
  ((text.charCodeAt(at) << 5) ^ text.charCodeAt(at + 1)) & 0xffff;

const standsAlone = (text: string, at: number, length: number): boolean =>
  !isWordAt(text, at - 1) && !isWordAt(text, at + length);

const isWordAt = (text: string, at: number): boolean =>
  at >= 0 && at < text.length && /[\p{L}\p{N}]/u.test(text.charAt(at));
