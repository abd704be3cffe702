import { ownText } from '../bytes/own-text.ts';
import type { Capture, Exchange } from '../model/capture.ts';
import { pathOf } from '../model/decoded.ts';
import type { Decoded } from '../model/decoded.ts';
import type { Finding, ReportRule } from '../model/finding.ts';
import type { Hostname } from '../model/names.ts';
import { nothingWanted, type Wanted } from '../model/own-value.ts';
import { HeaderLines } from './decode/header-lines.ts';
import { OpenNode } from './decode/open-node.ts';
import { openRequest } from './decode/open-request.ts';
import { detectors } from './detectors/index.ts';
import type { Leaf } from './detectors/detector.ts';
import { LastingTokens, mayLast, type LastingResult } from './detectors/lasting.ts';
import { lookAt, mayTell } from './detectors/look.ts';
import { isNoNews, sitesOf } from './first-party.ts';
import { fnv1a } from './fnv.ts';
import type { Found, Opened, Origin } from './found.ts';
import { indexKnown, type KnownValues } from './known/known-values.ts';
import { visitsOf } from './known/visits.ts';
import { eachLeaf, eachLeafBelow } from './leaves.ts';
import { merge, type Merged } from './merge.ts';
import { meantRules } from './rules/contents.ts';
import { addRuleNotes, matchRules, openHints, rulesFor } from './rules/match.ts';
import { rules } from './rules/index.ts';
import type { Rule } from './rules/rule.ts';
import type { Bridge } from './rules/bridged.ts';
import { UnreadTally, type UnreadHost } from './unread.ts';

/** A finding before it is known who and where its recipient is. */
export type ContentFinding = Omit<Finding, 'company' | 'countries' | 'thread'>;

export interface FindOptions {
  readonly wanted?: Wanted;
  /** As `loadBridge` gives it for the hosts of the capture. */
  readonly bridge?: Bridge | null;
  /** Exchanges that count nowhere: told twice, or never sent. */
  readonly skip?: (exchange: Exchange) => boolean;
  /** Exchanges that a run before this one did not come back from. */
  readonly giveUp?: ReadonlySet<string>;
  /** Told before each exchange is opened, and with null once all are. */
  readonly onOpening?: (exchange: Exchange | null, opened: number, of: number) => void;
}

export interface FindResult {
  readonly findings: readonly ContentFinding[];
  /** The rules and detectors behind them. */
  readonly rules: readonly ReportRule[];
  readonly payloads: {
    readonly requests: number;
    readonly opened: number;
    readonly unread: readonly UnreadHost[];
  };
  /** Ids of the rules whose formats the requests of a host speak, whatever was found in them. */
  readonly formats: ReadonlyMap<Hostname, ReadonlySet<string>>;
  /** Rules that broke on a request that was theirs, and how often. */
  readonly failures: ReadonlyMap<string, number>;
  /** Findings beyond the bound, which are not told. */
  readonly leftOut: number;
}

/** More than anyone reads; a report stays a document that can be opened. */
const maxFindings = 200_000;
/** Of referrers, which every request has: they must not take the place of what is told of anyone. */
const maxReferrers = 50_000;
const maxValueLength = 2000;

/** Opens every request of a capture and tells what lies in it. The same capture gives the same findings, always. */
export const findAll = (capture: Capture, options: FindOptions = {}): FindResult =>
  new Finder(capture, options).run();

class Finder {
  readonly #known: KnownValues;
  readonly #lasting = new LastingTokens();
  readonly #lines = new HeaderLines();
  readonly #unread = new UnreadTally();
  readonly #findings: ContentFinding[] = [];
  readonly #failures = new Map<string, number>();
  readonly #formats = new Map<Hostname, Set<string>>();
  #referrers = 0;
  #leftOut = 0;

  constructor(
    private readonly capture: Capture,
    private readonly options: FindOptions
  ) {
    const { own, visited } = options.wanted ?? nothingWanted;
    this.#known = indexKnown(visitsOf(capture, visited), own);
  }

  run(): FindResult {
    const wanted = this.capture.exchanges.filter((exchange) => !this.options.skip?.(exchange));
    for (const [at, exchange] of wanted.entries()) {
      this.options.onOpening?.(exchange, at, wanted.length);
      if (this.options.giveUp?.has(exchange.id)) this.#unread.giveUp(exchange);
      else this.#exchange(exchange);
    }
    this.#addLasting();
    this.options.onOpening?.(null, wanted.length, wanted.length);
    return {
      findings: this.#findings,
      rules: originsOf(this.#findings, this.options.bridge?.origins ?? []),
      payloads: { requests: this.#unread.requests, opened: this.#unread.opened, unread: this.#unread.list() },
      formats: this.#formats,
      failures: this.#failures,
      leftOut: this.#leftOut
    };
  }

  #exchange(exchange: Exchange): void {
    const { root, meant } = open(exchange, false, this.#lines);
    this.#addFormats(exchange.host, meant);
    const opened = { exchange, root, ...sitesOf(exchange) };
    const all = [...this.#byRules(opened, meant), ...this.#byDetectors(opened)].filter(
      (found) => found.kind === 'referrer' || !isNoNews(found, opened)
    );
    this.#unread.add(exchange, root);
    for (const merged of merge(all)) this.#push(findingOf(exchange, merged));
  }

  #addFormats(host: Hostname | null, meant: readonly Rule[]): void {
    if (host === null || meant.length === 0) return;
    const formats = this.#formats.get(host) ?? new Set<string>();
    for (const { id } of meant) formats.add(id);
    this.#formats.set(host, formats);
  }

  #byRules(opened: Opened, meant: readonly Rule[]): Found[] {
    const own = matchRules(meant, opened.root);
    const bridged = this.options.bridge?.findings(opened);
    if (!bridged) return own;
    for (const { adapter } of bridged.failures)
      this.#failures.set(adapter, (this.#failures.get(adapter) ?? 0) + 1);
    return [...own, ...bridged.found];
  }

  #byDetectors(opened: Opened): Found[] {
    const context = { opened, known: this.#known };
    const all: Found[] = [];
    const take = (leaf: Leaf): void => {
      lookAt(leaf, context, all);
      this.#lasting.collect(leaf, context);
    };
    eachLeaf(opened.root, take, (member, part) => !this.#isTelling(member, part));
    return all;
  }

  /** Most header fields and cookies can never be a finding: that is seen the first time, and remembered. */
  #isTelling(member: Decoded, part: string): boolean {
    const field = member instanceof OpenNode ? member.field : null;
    if (field === null) return true;
    if (field.isTelling === null) {
      field.isTelling = false;
      eachLeafBelow(member, part, (leaf) => {
        if (mayTell(leaf, this.#known) || mayLast(leaf)) field.isTelling = true;
      });
    }
    return field.isTelling;
  }

  /** What came back counts only once all is seen, and only where nobody said what it is. */
  #addLasting(): void {
    const told = new Set(this.#findings.map(({ exchange, value }) => `${exchange} ${value}`));
    const identifiers = new Set(
      this.#findings.flatMap(({ kind, value }) => (kind === 'identifier' ? [value.toLowerCase()] : []))
    );
    for (const result of this.#lasting.result(identifiers))
      if (!told.has(`${result.exchange.id} ${result.value}`)) this.#push(lastingFinding(result));
  }

  #push(finding: ContentFinding): void {
    const isReferrer = finding.kind === 'referrer';
    if (this.#findings.length >= maxFindings || (isReferrer && this.#referrers >= maxReferrers)) {
      this.#leftOut++;
      return;
    }
    if (isReferrer) this.#referrers++;
    this.#findings.push(finding);
  }
}

/** Opens one request as the search does; `ranges` tells where everything stands, for people who look. */
export const openExchange = (exchange: Exchange, ranges: boolean): Decoded =>
  open(exchange, ranges, new HeaderLines()).root;

const open = (
  exchange: Exchange,
  ranges: boolean,
  lines: HeaderLines
): { readonly root: Decoded; readonly meant: readonly Rule[] } => {
  const rules = rulesFor(exchange);
  const root = openRequest(exchange, { ranges, known: openHints(rules) }, lines);
  const meant = meantRules(rules, { exchange, root });
  addRuleNotes(meant, root);
  return { root, meant };
};

type Said = Omit<Found, 'node'>;

const findingOf = (exchange: Exchange, { found, times, isKnown }: Merged): ContentFinding =>
  findingAt(exchange, found, pathOf(found.node), { times, isKnown });

const lastingFinding = ({ exchange, path, what, value, rule }: LastingResult): ContentFinding => {
  const said = { kind: 'identifier', what, value, rule, form: 'plain', reason: 'stays-same' } as const;
  return findingAt(exchange, { ...said, certainty: 'inferred' }, path, { times: 1, isKnown: false });
};

const findingAt = (
  exchange: Exchange,
  { kind, what, value, form, certainty, rule, reason }: Said,
  path: readonly string[],
  { times, isKnown }: Pick<Merged, 'times' | 'isKnown'>
): ContentFinding => ({
  id: `${exchange.id}-${fnv1a(`${kind} ${what} ${path.join('/')} ${value}`).toString(36)}`,
  kind,
  what,
  value: ownText(value.slice(0, maxValueLength)),
  form,
  host: exchange.host,
  address: exchange.address,
  certainty,
  rule,
  reason,
  isKnown,
  exchange: exchange.id,
  path,
  times
});

const originsOf = (findings: readonly ContentFinding[], bridged: readonly Origin[]): ReportRule[] => {
  const origins = new Map(
    [...rules, ...bridged, ...detectors].map((origin): [string, Origin] => [origin.id, origin])
  );
  return [...new Set(findings.map(({ rule }) => rule))].map((id) => {
    const origin = origins.get(id);
    return { id, name: origin?.name ?? id, source: origin?.source ?? '' };
  });
};
