import { maybeAddress } from '../model/address.ts';
import type { Exchange, Page, Resolution, SeenName, Source } from '../model/capture.ts';
import type { Warning } from '../model/errors.ts';
import { maybeHostname, type Hostname, type NameKind } from '../model/names.ts';
import type { ExchangeDraft } from '../model/sink.ts';
import { DnsReader, type DnsSink } from './dns/reader.ts';
import type { ClientHello } from './tls/client-hello.ts';
import { PayloadBudget } from './payload-budget.ts';

/** Of a name that is given an address after the other, the last answers are compared with a new one. */
const maxCompared = 64;

/** What the files of one case add up to: names, exchanges, resolutions, and for each file its own figures. */
export class CaptureBuilder implements DnsSink {
  readonly hosts = new Map<Hostname, ReadonlySet<NameKind>>();
  readonly flowNames = new Map<number, SeenName[]>();
  /** Flows to a proxy: the far end's address is not seen in them. */
  readonly proxied = new Set<number>();
  /** Flows whose client sent an encrypted hello, or what looks like one. */
  readonly offeringEch = new Set<number>();
  readonly exchanges: Exchange[] = [];
  readonly resolutions: Resolution[] = [];
  readonly sources: Source[] = [];
  readonly pages: Page[] = [];
  readonly payloads = new PayloadBudget();
  readonly #kindSets = new KindSets();
  /** By name, which of the resolutions is the last; and for each of them, which of the same name was before (-1: none). */
  readonly #lastOfName = new Map<Hostname, number>();
  readonly #before: number[] = [];
  readonly dns = new DnsReader(this);

  name(text: string, kind: NameKind): Hostname | null {
    // Most names come again and again, as clean as before.
    const kinds = this.hosts.get(text as Hostname);
    if (!kinds) return this.#newName(text, kind);
    if (!kinds.has(kind)) this.hosts.set(text as Hostname, this.#kindSets.with(kinds, kind));
    return text as Hostname;
  }

  #newName(text: string, kind: NameKind): Hostname | null {
    const name = maybeHostname(text);
    if (name === null || maybeAddress(name) !== null) return null;
    const kinds = name === text ? undefined : this.hosts.get(name);
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

  /** What a client says of whom it wants to speak to. */
  flowHello(flow: number, { serverName, offersEch }: ClientHello, kind: NameKind): void {
    if (offersEch) this.offeringEch.add(flow);
    if (serverName !== null) this.flowName(flow, serverName, kind);
  }

  /** The same answer is told once. */
  resolution(resolution: Resolution): void {
    const { name } = resolution;
    const last = this.#lastOfName.get(name) ?? -1;
    for (let at = last, left = maxCompared; at >= 0 && left > 0; at = this.#before[at]!, left--)
      if (isSameAnswer(this.resolutions[at]!, resolution)) return;
    this.#before.push(last);
    this.#lastOfName.set(name, this.resolutions.push(resolution) - 1);
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
  edge: draft.edge ?? null,
  isDocument: draft.isDocument,
  content: draft.content
});

/** Sets of kinds, each made once: there are few of them, and many names. */
class KindSets {
  readonly #none: ReadonlySet<NameKind> = new Set<NameKind>();
  readonly #next = new Map<ReadonlySet<NameKind>, Map<NameKind, ReadonlySet<NameKind>>>();

  with(kinds: ReadonlySet<NameKind> = this.#none, kind: NameKind): ReadonlySet<NameKind> {
    let next = this.#next.get(kinds);
    if (!next) this.#next.set(kinds, (next = new Map<NameKind, ReadonlySet<NameKind>>()));
    let set = next.get(kind);
    if (!set) next.set(kind, (set = new Set([...kinds, kind])));
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
