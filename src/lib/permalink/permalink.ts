import { findingKinds, type Certainty } from '#engine/model/finding.ts';
import { maybePlace, type GivenPlace } from '#engine/model/made-from.ts';
import { maybeCountry, type CountryCode } from '#engine/model/names.ts';
import { measures, type Measure } from '#words/measures.ts';
import { elsewhere, type PlaceKey } from '#words/places.ts';
import { noFilter, tiesNames, type Filter, type Span } from '../state/filter.ts';
import { slideKinds, type SlideKind } from '../present/slides.ts';
import { fewestLevels, flowLevels, type FlowLevel } from '../state/flow-levels.ts';
import { laneKinds, recipientKinds, type LaneKind, type RecipientKind } from '../state/lanes.ts';
import { nothing, type Selection } from '../state/selection.ts';
import { tableNames, usualLook, type Order, type TableLook } from '../state/tables.ts';

/*
 * The state of a view, after `#` and never in a path or a query:
 *
 *   #v=map;place=SG;host=sa.api.example;watch=CN,RU;by=flows;globe;from=BD
 *   #v=map;from=51.50,-0.13;circle=203.0.113.9
 *   #v=findings;kind=search;certainty=observed;claim=0-17-1x8k2c
 *   #v=flow;levels=app,kind,country
 *   #v=requests;cols=url,time,host;sort=-time
 *   #v=map;app=com.example;span=1600000000000-1600000060000;ties=third;text=miui
 *
 * `;` separates, `=` assigns, `,` lists; values are percent-encoded. What a link does not say has its default, and the
 * defaults never change: a link is forever. Other `&` parts (such as the key of a share) are left alone.
 */

export const viewNames = ['map', 'flow', 'timeline', 'matrix', 'network', 'findings', ...tableNames] as const;
export type ViewName = (typeof viewNames)[number];

export interface ViewState extends TableLook {
  readonly view: ViewName;
  readonly selection: Selection;
  readonly watch: readonly CountryCode[];
  /** null: whatever suits the capture. */
  readonly measure: Measure | null;
  readonly globe: boolean;
  /** Where the capture was made; `none` if the reader said so, null if nobody did. Points have two decimals. */
  readonly from: GivenPlace | 'none' | null;
  /** Address of which the map shows how far it can be. */
  readonly circle: string | null;
  readonly filter: Filter;
  /** Of the timeline, and of the matrix. */
  readonly lanes: LaneKind;
  readonly columns: RecipientKind;
  /** Of the flow; null: those that suit the capture. */
  readonly levels: readonly FlowLevel[] | null;
  /** What of it is shown to a room; null while nobody presents. */
  readonly present: SlideKind | null;
  /** Step of the guided tour, from 1; null without one. */
  readonly tour: number | null;
  /** Id of the finding whose evidence is open. */
  readonly claim: string | null;
}

export const defaultWatch = ['CN', 'RU', 'SG'] as readonly string[] as readonly CountryCode[];

export const defaultState: ViewState = {
  view: 'map',
  selection: nothing,
  watch: defaultWatch,
  measure: null,
  globe: false,
  from: null,
  circle: null,
  filter: noFilter,
  lanes: 'company',
  columns: 'company',
  levels: null,
  present: null,
  tour: null,
  ...usualLook,
  claim: null
};

const certainties = ['observed', 'inferred'] as const satisfies readonly Certainty[];

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // A stray % in a hand-made link is only a %.
  }
};

const oneOf = <T extends string>(list: readonly T[], text: string | undefined): T | null =>
  list.find((item) => item === text) ?? null;

const parsePlace = (text: string): PlaceKey | null => oneOf(elsewhere, text) ?? maybeCountry(text);

const parseWatch = (text: string): readonly CountryCode[] => [
  ...new Set(text.split(',').flatMap((code) => maybeCountry(code) ?? []))
];

/** A kilometre is as near as anyone needs to say it, and a link need not say it nearer. */
export const roundPlace = (place: GivenPlace): GivenPlace =>
  typeof place === 'string' ? place : { lat: toHundredths(place.lat), lon: toHundredths(place.lon) };

const toHundredths = (degrees: number): number => Math.round(degrees * 100) / 100 || 0; // Never -0.

const parseFrom = (text: string): ViewState['from'] => {
  const place = text === 'none' ? null : maybePlace(text);
  return place ? roundPlace(place) : oneOf(['none'] as const, text);
};

const formatFrom = (place: GivenPlace | 'none'): string =>
  typeof place === 'string' ? place : `${place.lat.toFixed(2)},${place.lon.toFixed(2)}`;

const parseFields = (text: string): ReadonlyMap<string, string> =>
  new Map(
    text
      .split(';')
      .slice(1)
      .map((field) => {
        const [name = '', ...value] = field.split('=');
        return [name, decode(value.join('='))];
      })
  );

const textOf = (value: string | undefined): string | null =>
  value === undefined || value === '' ? null : value;

const viewPart = (hash: string): string | null =>
  hash
    .replace(/^#/, '')
    .split('&')
    .find((part) => part.startsWith('v='))
    ?.slice(2) ?? null;

const parseSpan = (text: string | undefined): Span | null => {
  const [, from, to] = /^(\d{1,15})-(\d{1,15})$/.exec(text ?? '') ?? [];
  return from === undefined || to === undefined || Number(from) > Number(to)
    ? null
    : { fromMs: Number(from), toMs: Number(to) };
};

/** Names of columns: which of them there are, the table knows. */
const columnId = /^[a-zA-Z]{1,30}$/;
const mostColumns = 40;

const parseCols = (text: string | undefined): readonly string[] | null => {
  const ids = (text ?? '').split(',').filter((id) => columnId.test(id));
  return ids.length === 0 ? null : [...new Set(ids)].slice(0, mostColumns);
};

const parseSort = (text: string | undefined): Order | null => {
  const by = (text ?? '').replace(/^-/, '');
  return columnId.test(by) ? { by, falling: by !== text } : null;
};

const formatSort = ({ by, falling }: Order): string => `${falling ? '-' : ''}${by}`;

const parseFilter = (fields: ReadonlyMap<string, string>): Filter => ({
  app: textOf(fields.get('app')),
  kind: oneOf(findingKinds, fields.get('kind')),
  certainty: oneOf(certainties, fields.get('certainty')),
  span: parseSpan(fields.get('span')),
  ties: oneOf(tiesNames, fields.get('ties')),
  text: textOf(fields.get('text'))
});

const parseStep = (text: string | undefined): number | null =>
  /^[1-9]\d?$/.test(text ?? '') ? Number(text) : null;

const parseLevels = (text: string | undefined): readonly FlowLevel[] | null => {
  const asked = text?.split(',') ?? [];
  const levels = flowLevels.filter((level) => asked.includes(level));
  return levels.length >= fewestLevels ? levels : null;
};

/** The state `hash` asks for, null where it asks for none. What it says wrongly is left at its default. */
export const parsePermalink = (hash: string): ViewState | null => {
  const text = viewPart(hash);
  if (text === null) return null;
  const fields = parseFields(text);
  const place = fields.get('place');
  const watch = fields.get('watch');
  const from = fields.get('from') ?? '';
  return {
    view: oneOf(viewNames, text.split(';')[0]) ?? defaultState.view,
    selection: {
      place: place === undefined ? null : parsePlace(place),
      party: textOf(fields.get('party')),
      host: textOf(fields.get('host'))
    },
    watch: watch === undefined ? defaultWatch : parseWatch(watch),
    measure: oneOf(measures, fields.get('by')),
    globe: fields.has('globe'),
    from: parseFrom(from),
    circle: textOf(fields.get('circle')),
    filter: parseFilter(fields),
    lanes: oneOf(laneKinds, fields.get('lanes')) ?? defaultState.lanes,
    columns: oneOf(recipientKinds, fields.get('columns')) ?? defaultState.columns,
    levels: parseLevels(fields.get('levels')),
    present: oneOf(slideKinds, fields.get('present')),
    tour: parseStep(fields.get('tour')),
    cols: parseCols(fields.get('cols')),
    sort: parseSort(fields.get('sort')),
    claim: textOf(fields.get('claim'))
  };
};

const field = (name: string, value: string | null): string[] =>
  value === null ? [] : [`${name}=${encodeURIComponent(value).replaceAll('%3A', ':')}`];

const sameList = (a: readonly string[], b: readonly string[]): boolean => a.join() === b.join();

const listField = (name: string, list: readonly string[], usual: readonly string[]): string[] =>
  sameList(list, usual) ? [] : [`${name}=${list.join(',')}`];

const filterFields = ({ app, kind, certainty, span, ties, text }: Filter): string[] => [
  ...field('app', app),
  ...field('kind', kind),
  ...field('certainty', certainty),
  ...field('span', span && `${span.fromMs.toString()}-${span.toMs.toString()}`),
  ...field('ties', ties),
  ...field('text', text)
];

/** The one way to write a state: fields in this order, defaults left out. */
export const formatPermalink = (state: ViewState): string =>
  `#v=${[
    state.view,
    ...field('place', state.selection.place),
    ...field('party', state.selection.party),
    ...field('host', state.selection.host),
    ...listField('watch', state.watch, defaultWatch),
    ...field('by', state.measure),
    ...(state.globe ? ['globe'] : []),
    ...(state.from === null ? [] : [`from=${formatFrom(state.from)}`]),
    ...field('circle', state.circle),
    ...filterFields(state.filter),
    ...field('lanes', state.lanes === defaultState.lanes ? null : state.lanes),
    ...field('columns', state.columns === defaultState.columns ? null : state.columns),
    ...(state.levels === null ? [] : [`levels=${state.levels.join(',')}`]),
    ...field('present', state.present),
    ...field('tour', state.tour === null ? null : String(state.tour)),
    ...(state.cols === null ? [] : [`cols=${state.cols.join(',')}`]),
    ...field('sort', state.sort && formatSort(state.sort)),
    ...field('claim', state.claim)
  ].join(';')}`;
