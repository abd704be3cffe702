import { groupBy } from '../analysis/counts.ts';
import type { Finding, FindingKind, Thread } from '../model/finding.ts';
import type { ReportExchange } from '../model/report.ts';
import { showsHarmless, showsOnly, type ShowsValue } from './addresses-of-pages.ts';
import { isAtLeast, isShown } from './policy.ts';
import { sameFor } from './pseudonyms.ts';
import type { Sharing } from './sharing.ts';

export const shareFinding = (finding: Finding, sharing: Sharing): Finding => {
  const { names, values, exchangeIds, findingIds, threadIds } = sharing;
  const isFaceless = names.isFaceless(finding.host) || names.isFaceless(finding.address);
  const id = findingIds.get(finding.id) ?? '';
  return {
    id,
    kind: finding.kind,
    what: finding.what,
    value: shareValue(finding, id, sharing, values.finding(finding)),
    form: finding.form,
    host: finding.host === null ? null : names.host(finding.host),
    address: finding.address === null ? null : names.address(finding.address),
    company: isFaceless ? null : finding.company,
    countries: finding.countries,
    certainty: finding.certainty,
    rule: finding.rule,
    reason: finding.reason,
    isKnown: finding.isKnown,
    exchange: exchangeIds.get(finding.exchange) ?? '',
    path: isAtLeast(sharing.choices.level, 'values')
      ? finding.path.map((label) => shareLabel(label, sharing))
      : [],
    times: finding.times,
    thread: finding.thread === null ? null : (threadIds.get(finding.thread) ?? null)
  };
};

/** What is shown in part has no token of its own: its whole is committed to by the id of the finding. */
const shareValue = (
  { what, value }: Finding,
  id: string,
  { choices, pseudonyms }: Sharing,
  told: string
): string => {
  if (told !== value && isShown(what, choices)) pseudonyms.commit(id, value);
  return told;
};

const mostLabel = 200;

/** Keys of a structure are words of the sender, and may be anything. */
export const shareLabel = (label: string, { secrets }: Sharing): string =>
  secrets.clean(label).slice(0, mostLabel);

export const shareThread = (
  thread: Thread,
  sharing: Sharing,
  hanging: Hanging | null,
  companies: readonly string[]
): Thread => {
  const { names, values, clock, threadIds } = sharing;
  return {
    id: threadIds.get(thread.id) ?? '',
    what: thread.what,
    value: values.thread(thread),
    hosts: thread.hosts.map((host) => names.host(host)),
    companies,
    countries: thread.countries,
    requests: thread.requests,
    sources: thread.sources,
    firstMs: clock.maybe(thread.firstMs),
    lastMs: clock.maybe(thread.lastMs),
    with: hanging?.of(thread) ?? thread.with
  };
};

/** What hangs on a thread, counted again where findings were left out: their kinds would show there. */
export class Hanging {
  readonly #byExchange: ReadonlyMap<string, readonly Finding[]>;
  readonly #byThread: ReadonlyMap<string | null, readonly Finding[]>;
  readonly #leftOut: ReadonlySet<FindingKind>;

  constructor(kept: readonly Finding[], leftOut: readonly Finding[]) {
    this.#leftOut = new Set(leftOut.map(({ kind }) => kind));
    this.#byExchange = groupBy(kept, ({ exchange }) => exchange);
    this.#byThread = groupBy(kept, ({ thread }) => thread);
  }

  of(thread: Thread): Thread['with'] {
    const exchanges = new Set((this.#byThread.get(thread.id) ?? []).map(({ exchange }) => exchange));
    const all = [...exchanges].flatMap((id) => this.#byExchange.get(id) ?? []);
    const others = all.filter((one) => one.thread !== thread.id);
    const kinds = Object.entries(thread.with) as [FindingKind, number][];
    return Object.fromEntries(
      kinds
        .map(([kind, count]) => [kind, this.#leftOut.has(kind) ? valuesOf(others, kind) : count] as const)
        .filter(([, count]) => count > 0)
    );
  }
}

const valuesOf = (findings: readonly Finding[], kind: FindingKind): number =>
  new Set(findings.filter((one) => one.kind === kind).map(({ value }) => sameFor(value))).size;

const methodName = /^[A-Z]{1,20}$/;

export const shareExchange = (
  exchange: ReportExchange,
  sharing: Sharing,
  shows: ShowsValue
): ReportExchange => {
  const { names, pages, clock, exchangeIds, pseudonyms } = sharing;
  const { app, page, pageSite, status, notSent } = exchange;
  const id = exchangeIds.get(exchange.id) ?? '';
  const url = pages.request(exchange.url, shows);
  if (url !== exchange.url) pseudonyms.commit(id, exchange.url);
  return {
    id,
    timeMs: clock.maybe(exchange.timeMs),
    method: methodName.test(exchange.method) ? exchange.method : 'OTHER',
    url,
    host: exchange.host === null ? null : names.host(exchange.host),
    address: exchange.address === null ? null : names.address(exchange.address),
    destination: exchange.destination,
    bytesSent: exchange.bytesSent,
    bytesReceived: exchange.bytesReceived,
    ...(page === undefined ? {} : { page: pages.page(page) }),
    ...(pageSite === undefined ? {} : { pageSite: names.site(pageSite) }),
    ...(app === undefined ? {} : { app: names.app(app) }),
    ...(status === undefined ? {} : { status }),
    ...(notSent === undefined ? {} : { notSent })
  };
};

/** By exchange, the values of its query that are shown: those that were found, and pages that others were told of. */
export class ShownQueries {
  readonly #values = new Map<string, Set<string>>();
  readonly #pages = new Set<string>();

  constructor(kept: readonly Finding[], { choices }: Sharing) {
    for (const { what, value, exchange } of kept) {
      if (!isShown(what, choices)) continue;
      if (what === 'page-address') this.#pages.add(value);
      const values = this.#values.get(exchange);
      if (values) values.add(value);
      else this.#values.set(exchange, new Set([value]));
    }
  }

  of({ id, url }: ReportExchange): ShowsValue {
    return this.#pages.has(url) ? showsHarmless : showsOnly(this.#values.get(id) ?? new Set());
  }
}
