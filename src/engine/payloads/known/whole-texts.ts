const longest = 300;

/** Finds what a text is as a whole, however it is cased. Length and first letter turn almost every text away. */
export class WholeTexts<T> {
  readonly #byText = new Map<string, T[]>();
  readonly #gate = new Uint8Array(1 << 14);

  add(value: string, of: T): void {
    const trimmed = value.trim();
    for (const text of new Set([folded(trimmed), trimmed.toLowerCase()])) {
      if (text === '' || text.length > longest) continue;
      const list = this.#byText.get(text);
      if (list) list.push(of);
      else this.#byText.set(text, [of]);
      for (const first of [text, text.toUpperCase()])
        this.#gate[gateOf(text.length, first.charCodeAt(0))] = 1;
    }
  }

  get(text: string): readonly T[] | undefined {
    if (text.length > longest) return undefined;
    const isSpaced = text.charCodeAt(0) <= 0x20 || text.charCodeAt(text.length - 1) <= 0x20;
    if (isSpaced) return this.#byText.get(folded(text));
    if (this.#gate[gateOf(text.length, text.charCodeAt(0))] === 0 && !text.includes('  ')) return undefined;
    return this.#byText.get(text.toLowerCase()) ?? this.#byText.get(folded(text));
  }
}

/** The last five bits of a letter are those of its other case (ASCII, and most scripts that have cases). */
const gateOf = (length: number, first: number): number => ((length & 0x1ff) << 5) | (first & 0x1f);

const folded = (text: string): string => text.trim().replace(/\s+/g, ' ').toLowerCase();
