import { buildReport } from './analysis/report.ts';
import type { FromWhere } from './analysis/round-trips.ts';
import { parseAirports, type Airports } from './attribution/airports.ts';
import { parseLands, type Lands } from './attribution/physics/lands.ts';
import { withSources } from './attribution/further-sources.ts';
import type { PlaceSource } from './attribution/place-source.ts';
import { pendingTables, type PlaceTables } from './attribution/place-tables.ts';
import type { ByteSource } from './bytes/source.ts';
import type { Capture, Exchange } from './model/capture.ts';
import type { Evidence } from './model/evidence.ts';
import type { CountryCode } from './model/names.ts';
import type { Wanted } from './model/own-value.ts';
import type { Report } from './model/report.ts';
import { plainTerms, type AskedForPlaces, type MadeFrom, type OwnUse, type Terms } from './model/terms.ts';
import { evidenceTree } from './payloads/evidence.ts';
import { openExchange } from './payloads/find.ts';
import { loadBridge } from './payloads/rules/bridge.ts';
import type { Bridge } from './payloads/rules/bridged.ts';
import { readCapture, type ReadOptions } from './read-capture.ts';

export { AbortedError, type Progress } from './read-capture.ts';

/** Of the country where a capture is said to have been made no land is known. */
export class UnknownLandError extends Error {
  override readonly name = 'UnknownLandError';

  constructor(readonly country: CountryCode) {
    super(`no land is known of ${country}`);
  }
}

export interface AnalyseOptions extends ReadOptions {
  /** Asked for once the captures are read, so that they may still be loading until then. */
  readonly tables: () => Promise<PlaceTables>;
  /** Asked for once somebody wants cities. */
  readonly cities?: () => Promise<PlaceSource>;
  /** The user's own database, asked for where the terms say what to use it for. */
  readonly own?: () => Promise<PlaceSource>;
  readonly watch: readonly CountryCode[];
  /** Bytes of the countries' outlines, asked for once somebody says where the capture was made. */
  readonly outlines?: () => Promise<Uint8Array>;
  /** Bytes of the airports, asked for where an answer names one. */
  readonly airports?: () => Promise<Uint8Array>;
  /** Ids of exchanges whose contents are left alone: a run before this one did not come back from them. */
  readonly giveUp?: ReadonlySet<string>;
  /** Told before the contents of an exchange are opened, and with null once all are. */
  readonly onOpening?: (exchange: Exchange | null, opened: number, of: number) => void;
}

/**
 * Files of one case, one report. Throws `CaptureError` for a file that is no capture, `AbortedError` on `signal`,
 * `UnknownLandError` for a place without land.
 */
export const analyse = async (
  sources: readonly ByteSource[],
  options: AnalyseOptions,
  terms: Terms = plainTerms
): Promise<Report> => (await openCase(sources, options)).report(terms);

/** As `analyse`, for those who will ask again: for a report on other terms, or for evidence. */
export const openCase = async (sources: readonly ByteSource[], options: AnalyseOptions): Promise<Case> => {
  const capture = await readCapture(sources, options);
  const bridge = await loadBridge(capture.exchanges.map(({ host }) => host));
  return new Case(capture, bridge, options);
};

const whereOf = (from: MadeFrom, lands: Lands): FromWhere => {
  if ('country' in from && !lands.reachOf(from.country)) throw new UnknownLandError(from.country);
  return { from, lands };
};

const usedFor = (source: PlaceSource, own: OwnUse): PlaceSource => ({
  ...source,
  data: { ...source.data, own }
});

interface AskedPlaces {
  readonly where: FromWhere | null;
  readonly airports: Airports | null;
}

/** A capture that was read, and the last report made of it. */
export class Case {
  #last: Report | null = null;
  #lands: Promise<Lands> | null = null;

  constructor(
    private readonly capture: Capture,
    private readonly bridge: Bridge | null,
    private readonly options: AnalyseOptions
  ) {}

  /** Throws `UnknownLandError`; then the last report stays. */
  async report({ wanted, from, places }: Terms = plainTerms): Promise<Report> {
    const [where, tables, airports] = await Promise.all([
      this.#where(from),
      this.#tables(places),
      this.#airports()
    ]);
    return this.#build(tables, wanted, { where, airports });
  }

  /** All that can be said before the tables of places are there. */
  withoutPlaces({ wanted }: Terms = plainTerms): Report {
    return this.#build(pendingTables, wanted, { where: null, airports: null });
  }

  #build(tables: PlaceTables, wanted: Wanted, asked: AskedPlaces): Report {
    this.#last = buildReport(this.capture, tables, {
      ...this.options,
      ...{ bridge: this.bridge, wanted, ...asked }
    });
    return this.#last;
  }

  async #tables({ cities, own: use }: AskedForPlaces): Promise<PlaceTables> {
    const { options } = this;
    const tables = await options.tables();
    const own = use && options.own ? usedFor(await options.own(), use) : null;
    if (own && use === 'instead') return withSources(tables, { beside: [], instead: own });
    const beside = [...(cities && options.cities ? [await options.cities()] : []), ...(own ? [own] : [])];
    return withSources(tables, { beside, instead: null });
  }

  async #airports(): Promise<Airports | null> {
    const isAsked = this.capture.exchanges.some(({ edge }) => edge !== null && edge.code !== null);
    return isAsked && this.options.airports ? parseAirports(await this.options.airports()) : null;
  }

  async #where(from: MadeFrom | null): Promise<FromWhere | null> {
    const { outlines } = this.options;
    if (!from || !outlines) return null;
    this.#lands ??= outlines().then(parseLands);
    return whereOf(from, await this.#lands);
  }

  /** The request behind a finding of the last report, opened; null where there is no such finding. */
  evidence(id: string): Evidence | null {
    const finding = this.#last?.findings.find((one) => one.id === id);
    if (!finding) return null;
    const seen = this.capture.exchanges.find((one) => one.id === finding.exchange);
    const exchange = this.#last?.exchanges.find((one) => one.id === finding.exchange);
    if (!seen || !exchange) return null;
    return { finding, exchange, root: evidenceTree(openExchange(seen, true), finding.path) };
  }
}
