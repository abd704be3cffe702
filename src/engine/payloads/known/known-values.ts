import type { Detail, FindingKind, Form } from '../../model/finding.ts';
import type { OwnValue } from '../../model/own-value.ts';
import { digestIn, digestInBytes, digestsOf } from './digests.ts';
import { hashedForms, phoneForms } from './forms-of.ts';
import { KnownAddresses } from './known-addresses.ts';
import { Substrings } from './substrings.ts';

/** A value that the capture, or the user, tells: looked for in everything that other hosts were sent. */
export interface KnownValue {
  readonly kind: Extract<FindingKind, 'page-visited' | 'page-title' | 'search' | 'own-value'>;
  readonly what: Detail;
  readonly value: string;
  /** Registrable domain that knows it anyway (the page's own); null for what nobody is entitled to. */
  readonly site: string | null;
}

export interface KnownHit {
  readonly known: KnownValue;
  readonly form: Form;
  /** The part of the text that it is; of a hash, what was hashed. */
  readonly text: string;
  /** The whole value is there and nothing beside it: a full address, all the words of a search. */
  readonly exact: boolean;
}

export interface KnownValues {
  /** Values that `text` holds, in any of their forms: whole, without scheme, as host and path, or a hash. */
  readonly inText: (text: string) => readonly KnownHit[];
  /** As `inText`, for the raw bytes of a digest. */
  readonly inBytes: (bytes: Uint8Array) => readonly KnownHit[];
  readonly size: number;
}

/** Beyond this only plain forms are looked for. */
const maxHashed = 5000;
const none: readonly KnownHit[] = [];

export const indexKnown = (values: readonly KnownValue[], own: readonly OwnValue[]): KnownValues => {
  const index = new KnownIndex();
  for (const { what, value } of own) index.own(what, value.trim());
  for (const known of values) index.add(known);
  return index;
};

class KnownIndex implements KnownValues {
  size = 0;
  readonly #addresses = new KnownAddresses();
  readonly #texts = new Substrings<KnownValue>();
  /** Whole texts in lower case: search words, titles. */
  readonly #whole = new Map<string, KnownValue>();
  readonly #digests = new Map<string, KnownHit>();

  add(known: KnownValue): void {
    this.#count(known, null);
    if (known.kind === 'page-visited') this.#addresses.add(known);
    else this.#words(known);
  }

  own(what: OwnValue['what'], value: string): void {
    if (value.length < 3) return;
    const known: KnownValue = { kind: 'own-value', what: 'own', value, site: null };
    this.#count(known, what);
    const forms = what === 'phone' ? phoneForms(value) : [value];
    for (const form of forms) this.#texts.add(form.toLowerCase(), form.length < 6, known);
  }

  inText(text: string): readonly KnownHit[] {
    if (this.size === 0 || text.length < 3) return none;
    const digest = this.#inDigest(digestIn(text));
    if (digest) return [digest];
    const addresses = this.#addresses.in(text);
    const whole = text.length <= 300 ? this.#whole.get(folded(text)) : undefined;
    if (whole) return [...addresses, { known: whole, form: 'plain', text: text.trim(), exact: true }];
    const texts = this.#texts.in(text);
    if (texts.length === 0) return addresses;
    return [...addresses, ...texts.map(({ of, text: part }) => partOf(of, part, text))];
  }

  inBytes(bytes: Uint8Array): readonly KnownHit[] {
    const hit = this.size === 0 ? null : this.#inDigest(digestInBytes(bytes));
    return hit ? [hit] : none;
  }

  #inDigest(digest: string | null): KnownHit | null {
    return digest === null ? null : (this.#digests.get(digest) ?? null);
  }

  #words(known: KnownValue): void {
    const text = folded(known.value);
    if (!this.#whole.has(text)) this.#whole.set(text, known);
    if (isTelling(known, text)) this.#texts.add(text, true, known);
  }

  #count(known: KnownValue, own: OwnValue['what'] | null): void {
    if (++this.size > maxHashed) return;
    for (const form of hashedForms(known, own))
      for (const [hash, digest] of digestsOf(form))
        if (!this.#digests.has(digest))
          this.#digests.set(digest, { known, form: hash, text: known.value, exact: true });
  }
}

/** Long enough, or of words enough, to be looked for inside other texts. */
const isTelling = ({ kind }: KnownValue, text: string): boolean =>
  kind === 'page-title' ? text.length >= 12 : text.length >= 8 || text.includes(' ');

const partOf = (known: KnownValue, part: string, text: string): KnownHit => {
  const at = text.toLowerCase().indexOf(part);
  const written = at < 0 ? part : text.slice(at, at + part.length);
  return { known, form: 'plain', text: written, exact: written.length === text.trim().length };
};

const folded = (text: string): string => text.trim().replace(/\s+/g, ' ').toLowerCase();
