import type { CountryCode } from '#engine/model/names.ts';
import type { Report } from '#engine/model/report.ts';
import type { Measure } from '#words/measures.ts';
import { defaultState, formatPermalink, type ViewName, type ViewState } from '../permalink/permalink.ts';
import { legsOf } from './legs.ts';
import { choose, nothing, select, type Choice } from './selection.ts';
import { defaultMeasure, tallyPlaces, usableMeasures } from './tally.ts';

export interface ViewSource {
  readonly report: () => Report;
  /** The state the address asks for. */
  readonly asked: () => ViewState | null;
  /** Where a sample was recorded, where it says so. */
  readonly recordedIn: CountryCode | null;
  readonly go: (hash: string) => void;
}

/** What is on screen: the state in the address, and everything that follows from it. The address is the only truth. */
export class View {
  readonly #source: ViewSource;

  constructor(source: ViewSource) {
    this.#source = source;
  }

  readonly report = $derived.by(() => this.#source.report());
  readonly state = $derived.by(() => this.#source.asked() ?? defaultState);
  readonly legs = $derived.by(() => legsOf(this.report));
  readonly chosen = $derived.by(() => select(this.legs, this.state.selection));
  readonly measures = $derived.by(() => usableMeasures(this.report));
  readonly measure = $derived.by(() => this.state.measure ?? defaultMeasure(this.report));
  readonly places = $derived.by(() => tallyPlaces(this.legs, this.measure));
  readonly from = $derived.by((): CountryCode | null => {
    const from = this.state.from ?? this.#source.recordedIn;
    return from === 'none' ? null : from;
  });

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
    this.#set({ selection: nothing });
  }

  setMeasure(measure: Measure): void {
    this.#set({ measure: measure === defaultMeasure(this.report) ? null : measure });
  }

  setGlobe(globe: boolean): void {
    this.#set({ globe });
  }

  setFrom(from: CountryCode | null): void {
    this.#set({ from: from ?? 'none' });
  }

  watch(watch: readonly CountryCode[]): void {
    this.#set({ watch });
  }

  #set(part: Partial<ViewState>): void {
    this.#source.go(formatPermalink({ ...this.state, ...part }));
  }
}
