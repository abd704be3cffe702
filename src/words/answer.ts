import type { FindingKind, UnreadReason } from '#engine/model/finding.ts';
import type { CountryCode } from '#engine/model/names.ts';
import type { Counts, Destination, Report, UnlocatedReason } from '#engine/model/report.ts';
import { sayEdges } from './address-doubts.ts';
import { inWords } from './countries.ts';
import { sayFarTables } from './freshness.ts';
import * as m from './messages/messages.js';
import { counted, formatCount, joinParts, joinWords, numbered, type CountMessage } from './numbers.ts';
import { sayRoundTrips } from './round-trips.ts';
import { carriedParts, sayRecipients } from './sent.ts';

export type AnswerPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'count'; readonly text: string; readonly country: CountryCode | null }
  /** What requests carried; with the kind of the findings it counts, where it counts some. */
  | { readonly kind: 'carried'; readonly text: string; readonly of: FindingKind | null };

/** What a capture shows for the watched countries: the sentence, what stands behind it, and what it leaves open. */
export interface Answer {
  readonly lead: readonly AnswerPart[];
  readonly more: readonly string[];
  /** What light says about places. */
  readonly light: readonly string[];
  readonly unread: readonly string[];
}

type Unit = 'requests' | 'flows';
const units: Readonly<Record<Unit, CountMessage>> = {
  requests: m.count_requests,
  flows: m.count_connections
};

/** `61 requests`, `1 connection`. */
export const countUnits = (unit: Unit, count: number): string => counted(units[unit], count);

/** Requests are counted where a file lists them, connections where all there is are packets. */
export const unitOf = (report: Report): Unit =>
  report.sources.some((source) => (source.exchanges ?? 0) > 0) ? 'requests' : 'flows';

export const answerFor = (report: Report, watch: readonly CountryCode[]): Answer => ({
  lead: [...leadFor(report, watch), ...carried(report, watch)],
  more: [
    ...sayRecipients(report, watch),
    ...operators(report, watch),
    ...rented(report, watch),
    ...unlocated(report),
    ...sayEdges(report),
    ...mainland(report),
    ...sayFarTables(report),
    ...folded(report)
  ],
  light: sayRoundTrips(report),
  unread: [...unreadFlows(report), ...unreadContents(report), ...unreadPackets(report), ...notSent(report)]
});

const text = (words: string): AnswerPart => ({ kind: 'text', text: words });

/** Where parts go that are more than text: a character that stands for an object, as no name holds it. */
const mark = '\u{fffc}';

/** A sentence with parts where it has the mark, wherever its language puts them. */
const around = (sentence: string, parts: readonly AnswerPart[]): AnswerPart[] => {
  const [before = '', after = ''] = sentence.split(mark);
  return [text(before), ...parts, text(after)].filter((part) => part.text !== '');
};

const leadFor = (report: Report, watch: readonly CountryCode[]): AnswerPart[] => {
  const unit = unitOf(report);
  const total = report.totals[unit] - report.local[unit];
  if (total === 0) return [text(nothingLeft(report))];
  const all = countUnits(unit, total);
  if (report.pending) return [text(m.answer_pending({ count: total, all }))];
  if (watch.length === 0) return [text(everywhere(report, unit, all))];
  if (report.unlocated[unit] === total) return [text(nothingLocated(total, unit, watch))];
  const went = watchedCounts(report, watch, unit);
  const none = watch.filter((country) => !went.some((one) => one.country === country));
  return around(sayWent(all, went.length > 0, none, report.unlocated[unit]), wentTo(went));
};

/** What the requests carried, in the words a reader would quote. */
const carried = (report: Report, watch: readonly CountryCode[]): AnswerPart[] => {
  const parts = carriedParts(report, watch, unitOf(report));
  if (parts.length === 0) return [];
  const told = parts.map(({ text: words, kind }): AnswerPart => ({ kind: 'carried', text: words, of: kind }));
  const plain = (words: string): AnswerPart => ({ kind: 'carried', text: words, of: null });
  const [before = '', after = ''] = m.answer_carried({ carried: mark }).split(mark);
  return [text(' '), plain(before), ...joinParts(told, plain), plain(after)].filter(
    (part) => part.text !== ''
  );
};

const nothingLeft = (report: Report): string => {
  if (report.totals.flows + report.totals.requests > 0) return m.answer_none_left();
  return report.hosts.length > 0 ? m.answer_nothing_sent() : m.answer_no_traffic();
};

interface Went {
  readonly country: CountryCode;
  readonly count: number;
}

const watchedCounts = (report: Report, watch: readonly CountryCode[], unit: Unit): Went[] =>
  report.countries
    .filter(({ country }) => watch.includes(country))
    .map((row) => ({ country: row.country, count: row[unit] }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);

/** "61 went to Singapore" " and " "14 to Russia" */
const wentTo = (went: readonly Went[]): AnswerPart[] => {
  const parts = went.map(({ country, count }, at): AnswerPart => {
    const say = at === 0 ? m.answer_went_first : m.answer_went_next;
    return { kind: 'count', text: say({ ...numbered(count), country: inWords(country) }), country };
  });
  return joinParts(parts, text);
};

/** "None was seen" stands with what could not be located: that may have gone anywhere. */
const sayWent = (all: string, hasWent: boolean, missed: readonly CountryCode[], open: number): string => {
  if (missed.length === 0) return m.answer_went({ all, went: mark });
  const none = joinWords(missed.map(inWords), 'or');
  if (open === 0)
    return hasWent ? m.answer_went_none({ all, went: mark, none }) : m.answer_none({ all, none });
  const inputs = { ...numbered(open), all, none };
  return hasWent ? m.answer_went_none_open({ ...inputs, went: mark }) : m.answer_none_open(inputs);
};

const onlyOneNowhere: Readonly<Record<Unit, (inputs: { readonly countries: string }) => string>> = {
  requests: m.answer_only_request_nowhere,
  flows: m.answer_only_connection_nowhere
};

const nothingLocated = (total: number, unit: Unit, watch: readonly CountryCode[]): string => {
  const countries = joinWords(watch.map(inWords), 'or');
  return total === 1
    ? onlyOneNowhere[unit]({ countries })
    : m.answer_none_located({ all: countUnits(unit, total), countries });
};

const everywhere = (report: Report, unit: Unit, all: string): string => {
  const located = report.countries.reduce((sum, country) => sum + country[unit], 0);
  const countries = counted(m.count_countries, report.countries.length);
  return m.answer_everywhere({ all, located: formatCount(located), countries });
};

/** Names, and addresses without one: as the list of places counts hosts. */
const countEnds = (rows: readonly Destination[]): number =>
  new Set(rows.map(({ host, address }) => host ?? address).filter((end) => end !== null)).size +
  rows.reduce((sum, { addresses = 0 }) => sum + addresses, 0);

const mostOperators = 3;

/** Whose networks the watched machines stand in: told for each watched country that received something. */
const operators = (report: Report, watch: readonly CountryCode[]): string[] => {
  const names = new Map(report.addresses.map(({ address, operator }) => [address, operator?.name]));
  return watch.flatMap((country) => {
    const rows = report.destinations.filter(
      (row) => row.where.kind === 'country' && row.where.country === country
    );
    const found = new Set(
      rows.flatMap((row) => (row.address === null ? [] : (names.get(row.address) ?? [])))
    );
    if (found.size === 0) return [];
    const told = [...found].slice(0, mostOperators);
    const rest = found.size - told.length;
    const folded = rows.reduce((sum, row) => sum + (row.addresses ?? 0), 0);
    const all = [
      ...told,
      ...(rest > 0 ? [counted(m.count_others, rest)] : []),
      ...(folded > 0 ? [counted(m.answer_operators_folded, folded)] : [])
    ];
    const hosts = counted(m.count_hosts, countEnds(rows));
    return [
      m.answer_operators({
        networks: all.length,
        country: inWords(country),
        hosts,
        names: withoutStop(joinWords(all))
      })
    ];
  });
};

/** Watched machines on rented ground: the operator is then a landlord. */
const rented = (report: Report, watch: readonly CountryCode[]): string[] => {
  const hosts = new Map(report.addresses.map(({ address, hosting }) => [address, hosting]));
  const names = new Set<string>();
  for (const { where, address } of report.destinations)
    if (where.kind === 'country' && watch.includes(where.country) && address !== null) {
      const hosting = hosts.get(address);
      if (hosting) names.add(hosting.name);
    }
  if (names.size === 0) return [];
  const told = [...names].slice(0, mostOperators);
  const rest = names.size - told.length;
  const all = joinWords(rest > 0 ? [...told, counted(m.count_others, rest)] : told);
  return [m.answer_rented({ count: names.size, names: all })];
};

/** Names of operators end in "Co., Ltd." often enough. */
const withoutStop = (words: string): string => words.replace(/\.+$/, '');

type Unlocated = (inputs: { readonly count: number; readonly amount: string }) => string;

const reasonSentences: Readonly<Record<UnlocatedReason, Unlocated>> = {
  anycast: m.answer_unlocated_anycast,
  cdn: m.answer_unlocated_cdn,
  'no-address': m.answer_unlocated_no_address,
  'behind-proxy': m.answer_unlocated_behind_proxy,
  'not-in-tables': m.answer_unlocated_not_in_tables,
  'too-close': m.answer_unlocated_too_close,
  pending: m.answer_unlocated_pending,
  'sources-disagree': m.answer_unlocated_disagree
};

const unlocated = (report: Report): string[] => {
  const unit = unitOf(report);
  const reasons = Object.entries(report.unlocated.reasons) as [UnlocatedReason, Counts][];
  return reasons
    .filter(([, counts]) => counts[unit] > 0)
    .map(([reason, { [unit]: count }]) =>
      reasonSentences[reason]({ count, amount: countUnits(unit, count) })
    );
};

const mainland = ({ countries }: Report): string[] =>
  countries.some(({ country }) => ['CN', 'HK', 'MO', 'TW'].includes(country)) ? [m.answer_mainland()] : [];

/** What is said of a number of things, where there are any. */
const ifAny = (message: CountMessage, count: number): string[] =>
  count > 0 ? [counted(message, count)] : [];

/** So that nobody looks in vain for an address that was spoken to. */
const folded = ({ folded: { addresses } }: Report): string[] => ifAny(m.answer_folded, addresses);

const encrypted = ({ quality }: Report): string[] => {
  const connections = counted(m.count_connections, quality.flows);
  return quality.encrypted > 0 ? [m.answer_encrypted({ ...numbered(quality.encrypted), connections })] : [];
};

/** An offer of an encrypted hello may be GREASE: clients that have nothing to hide send the same, so that nobody stands out. */
const unreadFlows = (report: Report): string[] => [
  ...encrypted(report),
  ...ifAny(m.answer_undecodable, report.quality.undecodable),
  ...ifAny(m.answer_encrypted_hellos, report.quality.offeringEch ?? 0)
];

const unreadReasons: Readonly<Record<UnreadReason, () => string>> = {
  encrypted: m.answer_unread_encrypted,
  binary: m.answer_unread_binary,
  cut: m.answer_unread_cut,
  mangled: m.answer_unread_mangled,
  bounded: m.answer_unread_bounded,
  'given-up': m.answer_unread_given_up
};
const mostUnreadHosts = 3;

/** How many requests keep something back, why, and whose they are. */
const unreadContents = ({ quality }: Report): string[] => {
  const { unread, leftOut } = quality.payloads;
  const requests = unread.reduce((sum, row) => sum + row.requests, 0);
  const lines = ifAny(m.answer_findings_left_out, leftOut);
  if (requests === 0) return lines;
  const reasons = [...new Set(unread.flatMap((row) => Object.keys(row.reasons) as UnreadReason[]))];
  const hosts = unread.slice(0, mostUnreadHosts).map(({ host }) => host ?? m.answer_unnamed_hosts());
  const rest = unread.length - hosts.length;
  const to = joinWords(rest > 0 ? [...hosts, counted(m.count_others, rest)] : hosts);
  const why = joinWords(
    reasons.map((reason) => unreadReasons[reason]()),
    'or'
  );
  return [m.answer_unread({ ...numbered(requests), why, to }), ...lines];
};

const mostLinkTypes = 5;

/** "30 packets of link type 195 (IEEE802_15_4_WITHFCS) could not be read: ..." */
const unreadLinkTypes = ({ quality }: Report): string[] => {
  const told = quality.unreadLinkTypes.slice(0, mostLinkTypes).map(({ linkType, name, packets }) => {
    const inputs = { ...numbered(packets), number: linkType.toString() };
    return name === null ? m.answer_link_type(inputs) : m.answer_link_type_named({ ...inputs, name });
  });
  const rest = quality.unreadLinkTypes.slice(mostLinkTypes);
  if (rest.length === 0) return told;
  const packets = rest.reduce((sum, row) => sum + row.packets, 0);
  const types = counted(m.answer_other_link_types, rest.length);
  return [...told, m.answer_link_types_more({ packets: counted(m.count_packets, packets), types })];
};

/** Where somebody recorded the air around a phone, and sees nothing, what to do instead is said as well. */
const unreadPackets = (report: Report): string[] => [
  ...unreadLinkTypes(report),
  ...ifAny(m.answer_sealed, report.quality.sealed),
  ...ifAny(m.answer_gaps, report.quality.tcpGaps)
];

const notSent = ({ quality }: Report): string[] => {
  const { fromCache, failed } = quality.notSent;
  const parts = [...ifAny(m.answer_from_cache, fromCache), ...ifAny(m.answer_failed, failed)];
  return parts.length > 0 ? [m.answer_not_sent({ parts: joinWords(parts) })] : [];
};
