import { ownText } from '../../bytes/own-text.ts';
import type { Exchange } from '../../model/capture.ts';
import { pathOf } from '../../model/decoded.ts';
import type { Detail } from '../../model/finding.ts';
import { browserHeaders } from './browser-headers.ts';
import { isElsewhere } from './found-here.ts';
import { isLongNumber, isRandom } from './forms.ts';
import { lastingId } from './lasting-token.ts';
import type { FieldName, Whose } from './names.ts';
import type { DetectContext, Leaf } from './detector.ts';

const maxValues = 50_000;
const maxResults = 50_000;
const maxPerValue = 500;

// Names of what stays the same for everyone, or is new each time: keys of apps, versions, proofs.
const neverSomebody =
  /nonce|rand|csrf|xsrf|version|build|etag|checksum|integrity|digest|signature|commit|revision|release|apikey|app(?:id|key|token)|writekey|publickey|client(?:id|key|secret)|consent|gdpr|tcf|auth|secret/;
// Names of things on the page, unless they also say whose.
const thing =
  /hash|asset|cache|sha|md5|site|publisher|partner|account|tenant|org|project|campaign|creative|placement|unit|slot|tag|pixel|property|container|widget|content|article|item|product|media|video|image|file|experiment|variant|template|config|policy|^(?:key|token|v|ver|k|t|code|state|challenge|id|ids|name|url|path|type|sig)$/;
// Names of what stands for somebody.
const ofSomebody =
  /user|device|visitor|session|guid|uuid|uid|did|udid|install|instance|anonymous|distinct|machine|browser|cookie|puid|^(?:sid|cid|vid)$|fingerprint|subscriber|profile|member|customer/;

const whoseIs = (bare: string): Whose => {
  if (neverSomebody.test(bare)) return 'nobody';
  if (ofSomebody.test(bare)) return 'somebody';
  return thing.test(bare) ? 'thing' : null;
};

/** A value that came back: where it was seen, as a finding needs it, without the tree. */
export interface LastingResult {
  readonly exchange: Exchange;
  readonly path: readonly string[];
  readonly what: Detail;
  readonly value: string;
  readonly rule: string;
}

interface Seen {
  readonly first: LastingResult;
  readonly url: string;
  /** Sites of its recipients, two at most. */
  site: string | null;
  last: Exchange;
  lasts: boolean;
  told: number;
}

/** Follows random values over all requests; entropy alone tells nothing, coming back does. */
export class LastingTokens {
  readonly #seen = new Map<string, Seen>();
  readonly #results: LastingResult[] = [];
  readonly #quiet: LastingResult[] = [];

  collect(leaf: Leaf, { opened }: DetectContext): void {
    if (!mayLast(leaf) || !isElsewhere(opened)) return;
    const { name } = leaf;
    if (name.whose === undefined) name.whose = whoseIs(name.bare);
    if (name.whose === 'nobody') return;
    if (name.whose === 'thing') this.#addQuiet(leaf, name.bare, opened.exchange);
    else this.#add(leaf, name, opened.exchange, opened.site);
  }

  /** `identifiers`: values, in lower case, that somebody has called one; these are followed under any name. */
  result(identifiers: ReadonlySet<string>): readonly LastingResult[] {
    return [...this.#results, ...this.#quiet.filter(({ value }) => identifiers.has(value.toLowerCase()))];
  }

  /** Under a name that says nothing a value may be anything, until it is met under one that does. */
  #addQuiet(leaf: Leaf, name: string, exchange: Exchange): void {
    if (this.#quiet.length < maxResults) this.#quiet.push(resultOf(leaf, name, exchange));
  }

  #add(leaf: Leaf, { bare, whose }: FieldName, exchange: Exchange, site: string | null): void {
    const key = ownText(leaf.text.toLowerCase());
    const seen = this.#seen.get(key);
    if (!seen) {
      if (this.#seen.size < maxValues) this.#seen.set(key, firstOf(leaf, bare, exchange, site));
      return;
    }
    if (seen.last === exchange) return;
    const isOther = seen.url !== exchange.url;
    seen.last = exchange;
    if (!seen.lasts && !(isOther && (whose === 'somebody' || seen.site !== site))) return;
    if (!seen.lasts) this.#tell(seen, seen.first);
    seen.lasts = true;
    this.#tell(seen, resultOf(leaf, bare, exchange));
  }

  #tell(seen: Seen, result: LastingResult): void {
    if (this.#results.length >= maxResults || seen.told >= maxPerValue) return;
    seen.told++;
    this.#results.push(result);
  }
}

const firstOf = (leaf: Leaf, name: string, exchange: Exchange, site: string | null): Seen => ({
  first: resultOf(leaf, name, exchange),
  url: exchange.url,
  site,
  last: exchange,
  lasts: false,
  told: 0
});

const resultOf = (leaf: Leaf, name: string, exchange: Exchange): LastingResult => ({
  exchange,
  path: pathOf(leaf.node),
  what: whatOf(name),
  value: ownText(leaf.text),
  rule: lastingId
});

const whatOf = (name: string): Detail => {
  if (/session|sess|^sid$/.test(name)) return 'session-id';
  if (/device|udid|machine/.test(name)) return 'device-id';
  if (/install|instance/.test(name)) return 'install-id';
  return /user|visitor|member|customer|uid$/.test(name) && !/uuid|guid/.test(name)
    ? 'user-id'
    : 'lasting-token';
};

/** Whether a value may be followed at all, whatever request it is in. */
export const mayLast = (leaf: Leaf): boolean =>
  leaf.text.length >= 16 &&
  leaf.text.length <= 128 &&
  leaf.node.children.length === 0 &&
  isPlace(leaf) &&
  hasDigit(leaf.text) &&
  (isRandom(leaf.text) || isLongNumber(leaf.text));

const hasDigit = (text: string): boolean => {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 0x30 && code <= 0x39) return true;
  }
  return false;
};

const isPlace = ({ part, field }: Leaf): boolean =>
  part !== 'cookie' && part !== 'path' && !(part === 'header' && browserHeaders.has(field));
