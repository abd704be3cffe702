import type { Certainty, Finding, FindingKind } from '#engine/model/finding.ts';
import { madeFromOf, type GivenPlace } from '#engine/model/made-from.ts';
import type { CountryCode } from '#engine/model/names.ts';
import type { Report } from '#engine/model/report.ts';
import type { MadeFrom } from '#engine/model/terms.ts';
import type { Measure } from '#words/measures.ts';
import {
  defaultState,
  formatPermalink,
  roundPlace,
  type ViewName,
  type ViewState
} from '../permalink/permalink.ts';
import { legsOf } from './legs.ts';
import { eventsOf } from './events.ts';
import {
  exchangesPassing,
  isOpen,
  legsOfPassing,
  noFilter,
  passing,
  wantsRequests,
  type Filter
} from './filter.ts';
import { exchangesById, findingsIn, selectFindings } from './findings.ts';
import { choose, nothing, select, type Choice } from './selection.ts';
import type { Session } from './session.svelte.ts';
import { defaultMeasure, tallyPlaces, usableMeasures } from './tally.ts';

export interface ViewSource {
  readonly report: () => Report;
  /** The state the address asks for. */
  readonly asked: () => ViewState | null;
  /** Where a sample was recorded, where it says so. */
  readonly recordedIn: CountryCode | null;
  readonly go: (hash: string) => void;
}

/** Where the capture was made: as the address says, or else as a sample does. */
export const placeOfCapture = (
  asked: Pick<ViewState, 'from'> | null,
  recordedIn: CountryCode | null
): GivenPlace | null => {
  const from = asked?.from ?? recordedIn;
  return from === 'none' ? null : from;
};

export const termsFrom = (place: GivenPlace | null): { readonly from: MadeFrom | null } => ({
  from: place && madeFromOf(place)
});

/** What is on screen: the state in the address, and everything that follows from it. The address is the only truth. */
export class View {
  readonly #source: ViewSource;
  /** Evidence for what the reader entered: it is open in this tab, and in no link. */
  #unnamed = $state<string | null>(null);

  constructor(source: ViewSource) {
    this.#source = source;
  }

  readonly report = $derived.by(() => this.#source.report());
  readonly state = $derived.by(() => this.#source.asked() ?? defaultState);
  /** All there is; `legs` are what passes the filter. */
  readonly allLegs = $derived.by(() => legsOf(this.report));
  readonly events = $derived.by(() => eventsOf(this.report));
  // By its text: a change of anything else in the address is no change of the filter.
  readonly #filterText = $derived.by(() => JSON.stringify(this.state.filter));
  readonly filter = $derived.by(() => JSON.parse(this.#filterText) as Filter);
  /** The events that pass, 1 for each; null where all do. */
  readonly passed = $derived.by(() => this.#passing(this.filter));
  readonly legs = $derived.by(() =>
    this.passed ? legsOfPassing(this.allLegs, this.events, this.passed) : this.allLegs
  );
  readonly chosen = $derived.by(() => select(this.legs, this.state.selection));
  // One by one: opening a claim changes the address, and must not filter everything anew.
  readonly #place = $derived.by(() => this.state.selection.place);
  readonly #party = $derived.by(() => this.state.selection.party);
  readonly #host = $derived.by(() => this.state.selection.host);
  readonly kind = $derived.by(() => this.filter.kind);
  readonly certainty = $derived.by(() => this.filter.certainty);
  /** Those that went where the selection points, whatever their kind and certainty. */
  readonly findings = $derived.by(() => {
    const selection = { place: this.#place, party: this.#party, host: this.#host };
    const selected = selectFindings(this.report, this.allLegs, selection);
    const passed = this.#passing({ ...this.filter, kind: null, certainty: null });
    return passed ? findingsIn(selected, exchangesPassing(this.events, passed, this.report)) : selected;
  });
  /** Id of the finding whose evidence is open: from the address, or of one that an address may not name. */
  readonly claim = $derived.by(() => this.#unnamed ?? this.state.claim);
  readonly exchanges = $derived.by(() => exchangesById(this.report));
  readonly measures = $derived.by(() => usableMeasures(this.report));
  readonly measure = $derived.by(() => {
    const measure = this.state.measure ?? defaultMeasure(this.report);
    return measure === 'flows' && wantsRequests(this.filter) ? 'requests' : measure;
  });
  readonly places = $derived.by(() => tallyPlaces(this.legs, this.measure));
  readonly from = $derived.by(() => placeOfCapture(this.state, this.#source.recordedIn));

  isWatched(place: string): boolean {
    return (this.state.watch as readonly string[]).includes(place);
  }

  show(view: ViewName): void {
    this.#set({ view });
  }

  /** The address of the view in which `choice` is chosen. */
  linkTo(choice: Choice): string {
    return formatPermalink({ ...this.state, selection: choose(this.legs, this.state.selection, choice) });
  }

  choose(choice: Choice): void {
    this.#source.go(this.linkTo(choice));
  }

  clear(): void {
    this.#set({ selection: nothing, filter: noFilter });
  }

  setFilter(part: Partial<Filter>): void {
    this.#set({ filter: { ...this.filter, ...part } });
  }

  #passing(filter: Filter): Uint8Array | null {
    return isOpen(filter) ? null : passing(filter, this.events, this.allLegs, this.report);
  }

  setMeasure(measure: Measure): void {
    this.#set({ measure: measure === defaultMeasure(this.report) ? null : measure });
  }

  setGlobe(globe: boolean): void {
    this.#set({ globe });
  }

  setFrom(from: GivenPlace | null): void {
    this.#set({ from: from ? roundPlace(from) : 'none' });
  }

  /** Shows on the map how far this address can be, or stops showing it. */
  showCircle(circle: string | null): void {
    this.#set(circle === null ? { circle } : { view: 'map', circle });
  }

  watch(watch: readonly CountryCode[]): void {
    this.#set({ watch });
  }

  /** The list of findings, of one kind or of all. */
  showFindings(kind: FindingKind | null): void {
    this.#set({ view: 'findings', filter: { ...this.filter, kind } });
  }

  setKind(kind: FindingKind | null): void {
    this.setFilter({ kind });
  }

  setCertainty(certainty: Certainty | null): void {
    this.setFilter({ certainty });
  }

  /** Opens the evidence of a finding. */
  openClaim({ id, kind }: Finding): void {
    const mayBeLinked = kind !== 'own-value';
    this.#unnamed = mayBeLinked ? null : id;
    if (mayBeLinked || this.state.claim !== null) this.#set({ claim: mayBeLinked ? id : null });
  }

  /** The address under which this finding's evidence opens again; it may be passed on. */
  linkToClaim({ id }: Finding): string {
    const page = location.href.replace(/#.*$/, '');
    return page + formatPermalink({ ...this.state, claim: id });
  }

  closeClaim(): void {
    this.#unnamed = null;
    if (this.state.claim !== null) this.#set({ claim: null });
  }

  #set(part: Partial<ViewState>): void {
    this.#source.go(formatPermalink({ ...this.state, ...part }));
  }
}

/** One view for all reports of a case: what is open stays open when a report is made anew. */
export const viewOf = (session: Pick<Session, 'lastReport'>, source: Omit<ViewSource, 'report'>): View =>
  new View({
    ...source,
    report: () => {
      if (!session.lastReport) throw new Error('there is no report to view');
      return session.lastReport;
    }
  });
