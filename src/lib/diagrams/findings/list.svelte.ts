import type { Finding } from '#engine/model/finding.ts';
import type { View } from '../../state/view.svelte.ts';
import {
  filterFindings,
  findingOf,
  findingRows,
  lineAt,
  linesOf,
  searchRows,
  sortRows,
  type Order,
  type SortKey
} from './rows.ts';

/** The list of findings as it is on screen; the evidence beside it steps through the same lines. */
export class FindingList {
  readonly #view: () => View;
  words = $state('');
  order = $state.raw<Order | null>(null);
  /** Keys of the rows whose single requests are shown. */
  open = $state.raw<readonly string[]>([]);

  constructor(view: () => View) {
    this.#view = view;
  }

  readonly all = $derived.by(() => {
    const { report, allLegs, findings } = this.#view();
    return findingRows(report, allLegs, findings);
  });
  readonly filtered = $derived.by(() => {
    const { report, allLegs, findings, kind, certainty } = this.#view();
    if (kind === null && certainty === null) return this.all;
    return findingRows(report, allLegs, filterFindings(findings, { kind, certainty }));
  });
  readonly rows = $derived.by(() => sortRows(searchRows(this.filtered, this.words), this.order));
  readonly lines = $derived.by(() => linesOf(this.rows, this.open));
  /** Line of the finding whose evidence is open, -1 where it is not in the list. */
  readonly current = $derived.by(() => {
    const { claim } = this.#view();
    return claim === null ? -1 : lineAt(this.lines, claim);
  });

  sortBy(by: SortKey): void {
    const falling = this.order?.by === by ? !this.order.falling : by === 'requests';
    this.order = { by, falling };
  }

  toggle(key: string): void {
    const others = this.open.filter((one) => one !== key);
    this.open = others.length < this.open.length ? others : [...others, key];
  }

  /** The finding `step` lines from the one that is open; null at either end. */
  beside(step: 1 | -1): Finding | null {
    for (let at = this.current + step; at >= 0 && at < this.lines.length; at += step) {
      const line = this.lines[at];
      const finding = line ? findingOf(line) : null;
      if (finding && finding.id !== this.#view().claim) return finding;
    }
    return null;
  }
}
