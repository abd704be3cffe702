import type { Certainty, Finding, FindingKind } from '#engine/model/finding.ts';
import { madeFromOf, type GivenPlace } from '#engine/model/made-from.ts';
import type { CountryCode } from '#engine/model/names.ts';
import type { Report } from '#engine/model/report.ts';
import type { MadeFrom } from '#engine/model/terms.ts';
import { answerFor } from '#words/answer.ts';
import type { Measure } from '#words/measures.ts';
import {
  defaultState,
  formatPermalink,
  roundPlace,
  type ViewName,
  type ViewState
} from '../permalink/permalink.ts';
import { withKeyOf } from '../permalink/key.ts';
import { levelsFor, usableLevels, type FlowLevel } from './flow-levels.ts';
import type { Slide } from '../present/slides.ts';
import type { LaneKind, RecipientKind } from './lanes.ts';
import { legsOf } from './legs.ts';
import { eventsOf } from './events.ts';
import { Film } from './film.svelte.ts';
import {
  isOpen,
  legsOfPassing,
  noFilter,
  passing,
  sameFilter,
  wantsRequests,
  type Filter
} from './filter.ts';
import { exchangesById, selectFindings } from './findings.ts';
import { choose, nothing, select, type Choice, type Selection } from './selection.ts';
import type { Case } from './case.ts';
import { usualLook, type Order, type TableLook } from './tables.ts';
import { defaultMeasure, tallyPlaces, usableMeasures } from './tally.ts';
import { canRedo, canUndo, follow, hashAt, noTrail, redo, stepTo, undo, type Trail } from './trail.ts';

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
  readonly film = new Film();
  /** Evidence for what the reader entered: it is open in this tab, and in no link. */
  #unnamed = $state<string | null>(null);
  #trail = $state.raw(noTrail);
  /** How the other tables were left. */
  readonly #looks: Partial<Record<ViewName, TableLook>> = {};

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
  /** What the reader asked for; `filter` is that, as far as a film has come that shows it. */
  readonly asked = $derived.by(() => JSON.parse(this.#filterText) as Filter);
  readonly filter = $derived.by(() =>
    this.film.span ? { ...this.asked, span: this.film.span } : this.asked
  );
  /** The events that pass, 1 for each; null where all do. */
  readonly passed = $derived.by(() =>
    isOpen(this.filter) ? null : passing(this.filter, this.events, this.allLegs, this.report)
  );
  readonly legs = $derived.by(() =>
    this.passed ? legsOfPassing(this.allLegs, this.events, this.passed) : this.allLegs
  );
  // By their texts, too: opening a claim, say, changes the address, and must do nothing of this anew.
  readonly #selectionText = $derived.by(() => JSON.stringify(this.state.selection));
  readonly selection = $derived.by(() => JSON.parse(this.#selectionText) as Selection);
  readonly #watchText = $derived.by(() => JSON.stringify(this.state.watch));
  readonly watched = $derived.by(() => JSON.parse(this.#watchText) as readonly CountryCode[]);
  readonly chosen = $derived.by(() => select(this.legs, this.selection));
  readonly answer = $derived.by(() => answerFor(this.report, this.watched));
  readonly kind = $derived.by(() => this.filter.kind);
  readonly certainty = $derived.by(() => this.filter.certainty);
  /** Those that went where the selection points, whatever their kind and certainty. */
  readonly findings = $derived.by(() => {
    const passed = this.#passing({ ...this.filter, kind: null, certainty: null });
    const { events, allLegs: legs, selection } = this;
    return selectFindings(this.report, { events, legs }, { selection, passed });
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

  readonly canUndo = $derived.by(() => canUndo(this.#trail));
  readonly canRedo = $derived.by(() => canRedo(this.#trail));

  isWatched(place: string): boolean {
    return (this.watched as readonly string[]).includes(place);
  }

  show(view: ViewName): void {
    this.#set({ view });
  }

  /** The address of the view in which `choice` is chosen. */
  linkTo(choice: Choice): string {
    return formatPermalink({ ...this.state, selection: choose(this.legs, this.state.selection, choice) });
  }

  choose(choice: Choice): void {
    this.#set({ selection: choose(this.legs, this.state.selection, choice) });
  }

  clear(): void {
    this.#set({ selection: nothing, filter: noFilter });
  }

  setFilter(part: Partial<Filter>): void {
    this.#set({ filter: { ...this.asked, ...part } });
  }

  /** Chooses and filters in one step, that one step back undoes. */
  pick(choice: Choice, part: Partial<Filter>): void {
    const selection = choose(this.legs, this.state.selection, choice);
    this.#set({ selection, filter: { ...this.asked, ...part } });
  }

  /** What passes all but the filter of time. */
  readonly passedAnyTime = $derived.by(() => this.#passing({ ...this.asked, span: null }));

  #passing(filter: Filter): Uint8Array | null {
    if (isOpen(filter)) return null;
    return sameFilter(filter, this.filter)
      ? this.passed
      : passing(filter, this.events, this.allLegs, this.report);
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

  setLanes(lanes: LaneKind): void {
    this.#set({ lanes });
  }

  readonly usableLevels = $derived.by(() => usableLevels(this.report));
  /** Of the flow, from left to right. */
  readonly levels = $derived.by(() => levelsFor(this.state.levels, this.usableLevels));

  /** null: those that suit the capture. */
  setLevels(levels: readonly FlowLevel[] | null): void {
    this.#set({ levels });
  }

  /** Shows this slide to a room; null ends that, on the view that was shown. */
  present(slide: Slide | null): void {
    if (slide === null) this.#set({ present: null, claim: null });
    else
      this.#set({
        present: slide.kind,
        claim: slide.kind === 'claim' ? slide.claim : null,
        ...(slide.kind === 'view' ? { view: slide.view } : {})
      });
  }

  /** Shows what a step of a tour speaks of. */
  tour(step: Partial<ViewState>): void {
    this.#set({ ...defaultState, watch: this.state.watch, from: this.state.from, ...step });
  }

  setColumns(columns: RecipientKind): void {
    this.#set({ columns });
  }

  /** Which columns the table on screen shows; null for those it shows by itself. */
  showColumns(cols: TableLook['cols']): void {
    this.#set({ cols });
  }

  sortTable(sort: Order | null): void {
    this.#set({ sort });
  }

  /** Takes note of where the reader is, whatever brought them there. */
  follow(hash: string): void {
    this.#trail = follow(this.#trail, hash);
  }

  undo(): void {
    this.#walk(undo(this.#trail));
  }

  redo(): void {
    this.#walk(redo(this.#trail));
  }

  #walk(trail: Trail): void {
    const hash = hashAt(trail);
    if (trail === this.#trail || hash === null) return;
    this.#trail = trail;
    this.#unnamed = null;
    this.#source.go(hash);
  }

  watch(watch: readonly CountryCode[]): void {
    this.#set({ watch });
  }

  /** The list of findings, of one kind or of all. */
  showFindings(kind: FindingKind | null): void {
    this.#set(this.#findingsOf(kind));
  }

  linkToFindings(kind: FindingKind | null): string {
    return formatPermalink({ ...this.state, ...this.#findingsOf(kind) });
  }

  #findingsOf(kind: FindingKind | null): Pick<ViewState, 'view' | 'filter' | 'present'> {
    return { view: 'findings', filter: { ...this.asked, kind }, present: null };
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
    return page + withKeyOf(location.hash, formatPermalink({ ...this.state, claim: id }));
  }

  closeClaim(): void {
    this.#unnamed = null;
    if (this.state.claim !== null) this.#set({ claim: null });
  }

  #set(part: Partial<ViewState>): void {
    const hash = formatPermalink({ ...this.state, ...this.#lookOf(part.view), ...part });
    this.#trail = stepTo(this.#trail, hash);
    this.#source.go(hash);
  }

  /** Columns and order are those of one table: each finds its own again. */
  #lookOf(next: ViewName | undefined): Partial<TableLook> {
    const { view, cols, sort } = this.state;
    if (next === undefined || next === view) return {};
    this.#looks[view] = { cols, sort };
    return this.#looks[next] ?? usualLook;
  }
}

/** One view for all reports of a case: what is open stays open when a report is made anew. */
export const viewOf = (session: Pick<Case, 'lastReport'>, source: Omit<ViewSource, 'report'>): View =>
  new View({
    ...source,
    report: () => {
      if (!session.lastReport) throw new Error('there is no report to view');
      return session.lastReport;
    }
  });
