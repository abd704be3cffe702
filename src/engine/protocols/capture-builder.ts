import { maybeAddress } from '../model/address.ts';
import type { Exchange, Page, Resolution, SeenName, Source } from '../model/capture.ts';
import type { Warning } from '../model/errors.ts';
import { maybeHostname, type Hostname, type NameKind } from '../model/names.ts';
import type { ExchangeDraft } from '../model/sink.ts';
import type { DnsMessage } from './dns/message.ts';
import { PayloadBudget } from './payload-budget.ts';

/** A chain of aliases longer than this is no answer (resolvers stop at about 16). */
const maxAliases = 16;

/** What the files of one case add up to: names, exchanges, resolutions, and for each file its own figures. */
export class CaptureBuilder {
  readonly hosts = new Map<Hostname, ReadonlySet<NameKind>>();
  readonly flowNames = new Map<number, SeenName[]>();
  /** Flows to a proxy: the far end's address is not seen in them. */
  readonly proxied = new Set<number>();
  readonly exchanges: Exchange[] = [];
  readonly resolutions: Resolution[] = [];
  readonly sources: Source[] = [];
  readonly pages: Page[] = [];
  readonly payloads = new PayloadBudget();
  readonly #kindSets = new KindSets();
  readonly #resolved = new Map<Hostname, Resolution[]>();

  name(text: string, kind: NameKind): Hostname | null {
    // Most names come again and again, as clean as before.
    const isKnown = this.hosts.has(text as Hostname);
    const name = isKnown ? (text as Hostname) : maybeHostname(text);
    if (name === null || (!isKnown && maybeAddress(name) !== null)) return null;
    const kinds = this.hosts.get(name);
    if (!kinds?.has(kind)) this.hosts.set(name, this.#kindSets.with(kinds, kind));
    return name;
  }

  /** A name by which the client of this flow called the other end. */
  flowName(flow: number, text: string, kind: NameKind): Hostname | null {
    const name = this.name(text, kind);
    if (name === null) return null;
    const names = this.flowNames.get(flow);
    if (!names) this.flowNames.set(flow, [{ name, kind }]);
    else if (!names.some((seen) => seen.name === name && seen.kind === kind)) names.push({ name, kind });
    return name;
  }

  dns({ questions, answers }: DnsMessage, kind: NameKind, timeUs: number): void {
    for (const question of questions) {
      const name = question === '' ? null : this.name(question, kind);
      if (name && answers.length > 0) this.#resolve(name, question, answers, timeUs);
    }
  }

  #resolve(name: Hostname, question: string, answers: DnsMessage['answers'], timeUs: number): void {
    const aliases: Hostname[] = [];
    let last = question;
    for (const answer of answers) {
      if (answer.kind !== 'alias' || answer.name !== last || aliases.length === maxAliases) continue;
      const alias = maybeHostname(answer.target);
      if (alias) aliases.push(alias);
      last = answer.target;
    }
    const addresses = answers.flatMap((answer) =>
      answer.kind === 'address' && answer.name === last ? [answer.address] : []
    );
    if (addresses.length > 0) this.#addResolution({ name, aliases, addresses, timeMs: timeUs / 1000 });
  }

  /** The same answer is told once. */
  #addResolution(resolution: Resolution): void {
    const known = this.#resolved.get(resolution.name);
    if (known?.some((other) => isSameAnswer(other, resolution))) return;
    if (known) known.push(resolution);
    else this.#resolved.set(resolution.name, [resolution]);
    this.resolutions.push(resolution);
  }

  exchange(draft: ExchangeDraft, source: number, flow: number | null): WrittenExchange {
    const exchange = exchangeOf(draft, `e${this.exchanges.length + 1}`, source, flow);
    this.exchanges.push(exchange);
    return exchange;
  }
}

/** An exchange whose end is still to come. */
export type WrittenExchange = { -readonly [Field in keyof Exchange]: Exchange[Field] };

/** Field by field: of objects made by spreading, V8 keeps a shape each, which takes more room than the exchange. */
const exchangeOf = (
  draft: ExchangeDraft,
  id: string,
  source: number,
  flow: number | null
): WrittenExchange => ({
  id,
  source,
  timeMs: draft.timeMs,
  method: draft.method,
  url: draft.url,
  host: draft.host,
  address: draft.address,
  flow,
  page: draft.page,
  app: draft.app,
  status: draft.status,
  notSent: draft.notSent,
  bytesSent: draft.bytesSent,
  bytesReceived: draft.bytesReceived,
  mediaType: draft.mediaType,
  isDocument: draft.isDocument,
  content: draft.content
});

/** Sets of kinds, each made once: there are few of them, and many names. */
class KindSets {
  readonly #sets = new Map<string, ReadonlySet<NameKind>>();

  with(kinds: ReadonlySet<NameKind> | undefined, kind: NameKind): ReadonlySet<NameKind> {
    const wanted = [...(kinds ?? []), kind];
    const key = wanted.join(' ');
    let set = this.#sets.get(key);
    if (!set) this.#sets.set(key, (set = new Set(wanted)));
    return set;
  }
}

const isSameList = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((text, at) => text === b[at]);

const isSameAnswer = (a: Resolution, b: Resolution): boolean =>
  isSameList(a.addresses, b.addresses) && isSameList(a.aliases, b.aliases);

/** Warnings of one file: how often each code came, and where first. */
export class WarningCounts {
  readonly #counts = new Map<string, { count: number; first: number }>();

  add(code: string, position: number, times = 1): void {
    const counted = this.#counts.get(code);
    if (counted) counted.count += times;
    else this.#counts.set(code, { count: times, first: position });
  }

  list(): Warning[] {
    return [...this.#counts].map(([code, { count, first }]) => ({ code, count, first }));
  }
}
