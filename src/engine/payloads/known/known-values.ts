import type { Detail, FindingKind, Form } from '../../model/finding.ts';
import type { OwnValue } from '../../model/own-value.ts';
import { phoneForms } from './forms-of.ts';
import { KnownAddresses } from './known-addresses.ts';
import { KnownDigests } from './known-digests.ts';
import { Substrings } from './substrings.ts';
import { WholeTexts } from './whole-texts.ts';
import { weightOf } from './weight.ts';

/** A value that the capture, or the user, tells: looked for in everything that other hosts were sent. */
export interface KnownValue {
  readonly kind: Extract<FindingKind, 'page-visited' | 'page-title' | 'search' | 'own-value'>;
  readonly what: Detail;
  readonly value: string;
  /** Sites that know it anyway: the page's own, or those where the same was searched. */
  readonly sites: readonly string[];
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
  /** As `inText`, but only what is the whole text, blanks around it aside: for one that is opened further. */
  readonly asText: (text: string) => readonly KnownHit[];
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
  readonly #whole = new WholeTexts<KnownValue>();
  readonly #texts = new Substrings<KnownValue>();
  readonly #digests = new KnownDigests();

  add(known: KnownValue): void {
    this.#count(known, null);
    if (known.kind === 'page-visited') this.#addresses.add(known);
    else this.#words(known);
  }

  own(what: OwnValue['what'], value: string): void {
    if (value.length < 3) return;
    const known: KnownValue = { kind: 'own-value', what: 'own', value, sites: [] };
    this.#count(known, what);
    const forms = what === 'phone' ? phoneForms(value) : [value];
    for (const form of forms) this.#texts.add(form.toLowerCase(), form.length < 6, known);
  }

  inText(text: string): readonly KnownHit[] {
    if (this.size === 0 || text.length < 2) return none;
    const digest = this.#digests.inText(text);
    if (digest) return [digest];
    const addresses = this.#addresses.in(text);
    const whole = this.#whole.get(text);
    if (whole) return [...addresses, ...whole.map((known) => wholeOf(known, text))];
    const parts = this.#texts.in(text);
    if (parts.length === 0) return addresses;
    return [...addresses, ...parts.map(({ of, text: part }) => partOf(of, part, text))];
  }

  asText(text: string): readonly KnownHit[] {
    if (this.size === 0 || text.length < 2) return none;
    const digest = this.#digests.inText(text);
    if (digest) return [digest];
    const address = this.#addresses.as(text);
    const whole = this.#whole.get(text)?.map((known) => wholeOf(known, text)) ?? this.#partsAs(text);
    return address ? [address, ...whole] : whole;
  }

  #partsAs(text: string): readonly KnownHit[] {
    const { length } = text.trim();
    if (length > this.#texts.longest) return none;
    const parts = this.#texts.in(text).filter((part) => part.text.length >= length);
    return parts.map(({ of, text: part }) => partOf(of, part, text));
  }

  inBytes(bytes: Uint8Array): readonly KnownHit[] {
    const hit = this.size === 0 ? null : this.#digests.inBytes(bytes);
    return hit ? [hit] : none;
  }

  #words(known: KnownValue): void {
    this.#whole.add(known.value, known);
    const text = known.value.trim().replace(/\s+/g, ' ').toLowerCase();
    if (isTelling(known, text)) this.#texts.add(text, true, known);
  }

  #count(known: KnownValue, own: OwnValue['what'] | null): void {
    if (++this.size <= maxHashed) this.#digests.add(known, own);
  }
}

/** Long enough, or of words enough, to be looked for inside other texts. */
const isTelling = ({ kind }: KnownValue, text: string): boolean =>
  weightOf(text) >= (kind === 'page-title' ? 12 : 8) || (kind === 'search' && text.includes(' '));

const wholeOf = (known: KnownValue, text: string): KnownHit => ({
  ...{ known, form: 'plain', exact: true },
  text: text.trim()
});

const partOf = (known: KnownValue, part: string, text: string): KnownHit => {
  const at = text.toLowerCase().indexOf(part);
  const written = at < 0 ? part : text.slice(at, at + part.length);
  return { known, form: 'plain', text: written, exact: written.length === text.trim().length };
};
