/** Where the values of a JSON text stand. Of members of the same name the last one counts, as it does for a parser. */
export interface Span {
  readonly start: number;
  end: number;
  /** By key or index; null for scalars, and for what lies deeper than asked for. */
  readonly members: Map<string | number, Span> | null;
}

/** `text` is known to be valid. No deeper than `levels`. */
export const spansOf = (text: string, levels: number): Span => new Scanner(text).value(levels);

class Scanner {
  #at = 0;

  constructor(private readonly text: string) {}

  value(levels: number): Span {
    this.#blanks();
    const start = this.#at;
    const code = this.#code();
    if (code === 0x7b || code === 0x5b)
      return levels > 0 ? this.#container(levels, code === 0x7b) : this.#skipped();
    if (code === 0x22) this.#string();
    else this.#word();
    return { start, end: this.#at, members: null };
  }

  #container(levels: number, isObject: boolean): Span {
    const members = new Map<string | number, Span>();
    const start = this.#at++;
    for (let index = 0; this.#skipTo(0x2c); index++) {
      const key = isObject ? this.#key() : index;
      members.set(key, this.value(levels - 1));
    }
    return { start, end: this.#at, members };
  }

  /** Past blanks and one `separator`; false, past the bracket, where the container ends. */
  #skipTo(separator: number): boolean {
    this.#blanks();
    const code = this.#code();
    if (Number.isNaN(code)) return false;
    if (code === 0x7d || code === 0x5d) {
      this.#at++;
      return false;
    }
    if (code === separator) this.#at++;
    this.#blanks();
    return true;
  }

  #key(): string {
    const start = this.#at;
    this.#string();
    const key = JSON.parse(this.text.slice(start, this.#at)) as string;
    this.#blanks();
    this.#at++; // the colon
    return key;
  }

  #string(): void {
    for (this.#at++; this.#at < this.text.length; this.#at++) {
      const code = this.#code();
      if (code === 0x5c) this.#at++;
      else if (code === 0x22) break;
    }
    this.#at++;
  }

  #word(): void {
    for (; this.#at < this.text.length; this.#at++) {
      const code = this.#code();
      if (code === 0x2c || code === 0x7d || code === 0x5d || code <= 0x20) return;
    }
  }

  #skipped(): Span {
    const start = this.#at;
    let depth = 0;
    do {
      const code = this.#code();
      if (code === 0x22) this.#string();
      else {
        this.#at++;
        if (code === 0x7b || code === 0x5b) depth++;
        else if (code === 0x7d || code === 0x5d) depth--;
      }
    } while (depth > 0 && this.#at < this.text.length);
    return { start, end: this.#at, members: null };
  }

  #blanks(): void {
    while (this.#code() <= 0x20) this.#at++;
  }

  #code(): number {
    return this.text.charCodeAt(this.#at);
  }
}
