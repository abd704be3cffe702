import { comparable, isRoot, readAddress, type WebAddress } from './addresses.ts';
import type { KnownHit, KnownValue } from './known-values.ts';

const maxPlaces = 64;
const longestContained = 4096;
// What an address inside another text ends at.
const stops = /[\s"'<>|\\^`{}]/;
const trailing = '),.;]';

/** Addresses of pages, found however they are written. */
export class KnownAddresses {
  readonly #byForm = new Map<string, KnownValue>();
  /** By host and path alone, of pages with a query. */
  readonly #byPath = new Map<string, KnownValue>();
  readonly #hosts = new Set<string>();
  /** Lengths that the hosts have as they may be written: almost every text is turned away by them. */
  readonly #lengths = new Uint8Array(longestHost + 1);

  add(known: KnownValue): void {
    const address = readAddress(known.value);
    if (!address) return;
    const form = comparable(address);
    if (!this.#byForm.has(form)) this.#byForm.set(form, known);
    this.#addHost(address.host);
    this.#withoutQuery(address, known);
  }

  #addHost(host: string): void {
    this.#hosts.add(host);
    for (const before of ['', 'www.'])
      for (const port of ['', ':80', ':443']) {
        const { length } = before + host + port;
        if (length <= longestHost) this.#lengths[length] = 1;
      }
  }

  /** Whether one of the hosts stands at the head of a text, with or without scheme. */
  #startsWithHost(text: string): boolean {
    const start = hostStart(text);
    const end = hostEnd(text, start);
    if (end - start > longestHost) return false;
    const host = text.slice(start, end);
    if (host.trim() === host && this.#lengths[host.length] === 0) return false;
    return this.#hosts.has(comparableHost(host));
  }

  /** A page is also told by its host and path alone. */
  #withoutQuery({ hasScheme, host, rest }: WebAddress, known: KnownValue): void {
    const path = rest.split('?', 1)[0] ?? '';
    if (path === rest || path.length < 2) return;
    const form = comparable({ hasScheme, host, rest: path });
    if (!this.#byPath.has(form)) this.#byPath.set(form, known);
  }

  in(text: string): KnownHit[] {
    if (this.#hosts.size === 0 || !text.includes('/')) return [];
    const whole = this.#match(text);
    return whole ? [whole] : this.#inside(text);
  }

  /** The address that `text` is, with nothing beside it. */
  as(text: string): KnownHit | null {
    return this.#hosts.size > 0 && text.includes('/') ? this.#match(text) : null;
  }

  #match(text: string): KnownHit | null {
    if (!this.#startsWithHost(text)) return null;
    const address = readAddress(text.trim());
    const known = address && this.#byComparable(comparable(address));
    if (!known) return null;
    if (isRoot(address) && !address.hasScheme && !text.trim().endsWith('/')) return null;
    return { known, form: 'plain', text: text.trim(), exact: isExact(known, address) };
  }

  #byComparable(form: string): KnownValue | undefined {
    return this.#byForm.get(form) ?? this.#byPath.get(form);
  }

  /** Addresses that a longer text holds. A host alone is told by no more than its own text. */
  #inside(text: string): KnownHit[] {
    const hits: KnownHit[] = [];
    let at = text.indexOf('://', 4);
    for (let places = 0; at >= 0 && places < maxPlaces; places++) {
      const start = schemeStart(text, at);
      const hit = start <= 0 ? null : this.#longest(text.slice(start, start + longestContained));
      if (hit) hits.push({ ...hit, exact: false });
      at = text.indexOf('://', at + 3);
    }
    return hits;
  }

  #longest(text: string): KnownHit | null {
    if (!this.#startsWithHost(text)) return null;
    const stop = text.search(stops);
    const whole = stop < 0 ? text : text.slice(0, stop);
    for (const candidate of new Set([whole, withoutTrailing(whole), whole.split('&', 1)[0] ?? ''])) {
      const address = readAddress(candidate);
      const hit = address && !isRoot(address) ? this.#match(candidate) : null;
      if (hit) return hit;
    }
    return null;
  }
}

const withoutTrailing = (text: string): string => {
  let end = text.length;
  while (end > 0 && trailing.includes(text.charAt(end - 1))) end--;
  return text.slice(0, end);
};

/** The whole address, query and all. */
const isExact = ({ value }: KnownValue, address: WebAddress): boolean => {
  const own = readAddress(value);
  return own !== null && comparable(own) === comparable(address);
};

const schemeStart = (text: string, colon: number): number =>
  text.startsWith('https', colon - 5) ? colon - 5 : text.startsWith('http', colon - 4) ? colon - 4 : -1;

const longestHost = 260;

const hostStart = (text: string): number => {
  const scheme = text.indexOf('://');
  return scheme >= 0 && scheme < 8 ? scheme + 3 : text.startsWith('//') ? 2 : 0;
};

const hostEnd = (text: string, start: number): number => {
  let end = start;
  while (end < text.length && end - start < longestHost && !isHostEnd(text.charCodeAt(end))) end++;
  return end;
};

const comparableHost = (written: string): string => {
  const host = written.trim().toLowerCase();
  const bare = host.startsWith('www.') ? host.slice(4) : host;
  return bare.replace(/:(?:80|443)$/, '');
};

// "/", "?", "#"
const isHostEnd = (code: number): boolean => code === 0x2f || code === 0x3f || code === 0x23;
