import type { Finding } from '#engine/model/finding.ts';
import type { Report } from '#engine/model/report.ts';
import { kindOrder } from '#words/sent.ts';
import type { ViewName } from '../permalink/permalink.ts';

/** What may stand on the screen of a room: the answer, a view, a claim with its evidence. */
export const slideKinds = ['answer', 'view', 'claim'] as const;
export type SlideKind = (typeof slideKinds)[number];

export type Slide =
  | { readonly kind: 'answer' }
  | { readonly kind: 'view'; readonly view: ViewName }
  | { readonly kind: 'claim'; readonly claim: string };

const mostClaims = 8;

/** Lists of a thousand lines are nothing to show to a room. */
const shown = ['map', 'flow', 'timeline', 'matrix', 'network'];

const isToWatched = ({ countries }: Finding, watch: readonly string[]): boolean =>
  countries.some((country) => watch.includes(country));

/** One claim of each kind that is sure, to watched places first: what a speaker can point at. Never the reader's own values. */
const claimsOf = ({ findings }: Report, watch: readonly string[]): readonly Finding[] =>
  kindOrder
    .flatMap((kind) => {
      const own = findings.filter((one) => one.kind === kind && one.certainty === 'observed');
      return own.find((one) => isToWatched(one, watch)) ?? own[0] ?? [];
    })
    .filter(({ kind }) => kind !== 'own-value')
    .slice(0, mostClaims);

const hasTimes = ({ activity, exchanges }: Report): boolean =>
  activity.slot.length > 0 || exchanges.some(({ timeMs }) => timeMs !== null);

const isEmptyView = (view: ViewName, report: Report): boolean =>
  (view === 'timeline' && !hasTimes(report)) || (view === 'matrix' && report.findings.length === 0);

/** Everything that is worth showing to a room, in the order in which one tells it. */
export const slidesOf = (
  report: Report,
  watch: readonly string[],
  views: readonly ViewName[]
): readonly Slide[] => [
  { kind: 'answer' },
  ...views
    .filter((view) => shown.includes(view) && !isEmptyView(view, report))
    .map((view) => ({ kind: 'view' as const, view })),
  ...claimsOf(report, watch).map(({ id }) => ({ kind: 'claim' as const, claim: id }))
];

/** Where the state of the page stands among the slides; the first where it is none of them. */
export const slideAt = (
  slides: readonly Slide[],
  state: { readonly present: SlideKind | null; readonly view: ViewName; readonly claim: string | null }
): number =>
  Math.max(
    0,
    slides.findIndex(
      (slide) =>
        slide.kind === state.present &&
        (slide.kind === 'answer' ||
          (slide.kind === 'view' ? slide.view === state.view : slide.claim === state.claim))
    )
  );
