import type { UnreadReason } from '#engine/model/finding.ts';
import type { CountryCode } from '#engine/model/names.ts';
import type { Counts, Destination, Report, UnlocatedReason } from '#engine/model/report.ts';
import { sayEdges } from './address-doubts.ts';
import { inWords } from './countries.ts';
import { sayFarTables } from './freshness.ts';
import { formatCount, joinWords, plural } from './numbers.ts';
import { sayRoundTrips } from './round-trips.ts';
import { sayCarried, sayRecipients } from './sent.ts';

export type AnswerPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'count'; readonly text: string; readonly country: CountryCode | null }
  | { readonly kind: 'strong'; readonly text: string };

/** What a capture shows for the watched countries: the sentence, what stands behind it, and what it leaves open. */
export interface Answer {
  readonly lead: readonly AnswerPart[];
  readonly more: readonly string[];
  /** What light says about places. */
  readonly light: readonly string[];
  readonly unread: readonly string[];
}

type Unit = 'requests' | 'flows';
export const nouns: Readonly<Record<Unit, string>> = { requests: 'request', flows: 'connection' };

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

const leadFor = (report: Report, watch: readonly CountryCode[]): AnswerPart[] => {
  const unit = unitOf(report);
  const total = report.totals[unit] - report.local[unit];
  if (total === 0) return [text(nothingLeft(report))];
  if (report.pending)
    return [
      text(`${plural(total, nouns[unit])} read. Where ${total === 1 ? 'it' : 'they'} went is still loading.`)
    ];
  const opening = `Of ${plural(total, nouns[unit])}, `;
  if (watch.length === 0) return [text(opening), ...everywhere(report, unit)];
  if (report.unlocated[unit] === total) return [text(nothingLocated(total, unit, watch))];
  const went = watchedCounts(report, watch, unit);
  const none = watch.filter((country) => !went.some((one) => one.country === country));
  return [
    text(total === 1 ? `Of 1 ${nouns[unit]}, ` : opening),
    ...wentTo(went),
    ...wentNowhere(went.length, none, report.unlocated[unit])
  ];
};

/** What the requests carried, in the words a reader would quote. */
const carried = (report: Report, watch: readonly CountryCode[]): AnswerPart[] => {
  const words = sayCarried(report, watch, unitOf(report));
  return words === null ? [] : [text(' '), { kind: 'strong', text: `${words}.` }];
};

const nothingLeft = (report: Report): string => {
  if (report.totals.flows + report.totals.requests > 0)
    return 'Nothing in this capture was seen leaving the local network.';
  return report.hosts.length > 0
    ? 'This capture names hosts, but shows nothing that was sent to any of them.'
    : 'This capture shows no traffic to any host.';
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
const wentTo = (went: readonly Went[]): AnswerPart[] =>
  went.flatMap(({ country, count }, at) => {
    const verb = at === 0 ? ' went to ' : ' to ';
    const part: AnswerPart = {
      kind: 'count',
      text: `${formatCount(count)}${verb}${inWords(country)}`,
      country
    };
    return at === 0 ? [part] : [text(at === went.length - 1 ? ' and ' : ', '), part];
  });

/** "None was seen" stands with what could not be located: that may have gone anywhere. */
const wentNowhere = (went: number, none: readonly CountryCode[], unlocated: number): AnswerPart[] => {
  if (none.length === 0) return [text('.')];
  const open = unlocated > 0 ? `, and ${formatCount(unlocated)} could not be located` : '';
  return [
    text(`${went > 0 ? '; ' : ''}none was seen going to ${joinWords(none.map(inWords), 'or')}${open}.`)
  ];
};

const nothingLocated = (total: number, unit: Unit, watch: readonly CountryCode[]): string => {
  const those = total === 1 ? `The only ${nouns[unit]}` : `None of ${plural(total, nouns[unit])}`;
  const countries = joinWords(watch.map(inWords), 'or');
  return total === 1
    ? `${those} could not be located: whether it went to ${countries} cannot be told.`
    : `${those} could be located: whether any went to ${countries} cannot be told.`;
};

const everywhere = (report: Report, unit: Unit): AnswerPart[] => {
  const located = report.countries.reduce((sum, country) => sum + country[unit], 0);
  return [
    text(
      `${formatCount(located)} went to ${plural(report.countries.length, 'country', 'countries')} that can be named.`
    )
  ];
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
      ...(rest > 0 ? [plural(rest, 'other')] : []),
      ...(folded > 0 ? [`those of ${plural(folded, 'more address', 'more addresses')}`] : [])
    ];
    const hosts = plural(countEnds(rows), 'host');
    return [
      `In ${inWords(country)}: ${hosts}, on the network${all.length > 1 ? 's' : ''} of ${withoutStop(joinWords(all))}.`
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
  const all = joinWords(rest > 0 ? [...told, plural(rest, 'other')] : told);
  return [
    `${all} ${names.size === 1 ? 'rents its' : 'rent their'} machines to others: who runs a machine there need not be the operator named.`
  ];
};

/** Names of operators end in "Co., Ltd." often enough. */
const withoutStop = (words: string): string => words.replace(/\.+$/, '');

const reasonSentences: Readonly<Record<UnlocatedReason, (count: string, one: boolean) => string>> = {
  anycast: (count) => `${count} went to networks that answer from many places: no location can be given.`,
  cdn: (count) =>
    `${count} went to cloud or delivery networks whose nearest machine may answer: no location is given.`,
  'no-address': (count, one) =>
    `${count} ${one ? 'has' : 'have'} no address in the file, so no location can be given.`,
  'behind-proxy': (count) => `${count} went through a proxy: where they went from there was not seen.`,
  'not-in-tables': (count) => `${count} went to addresses that the tables do not know.`,
  'too-close': (count) => `${count} went to machines that are nearer than the place the tables name.`,
  pending: (count) => `Where ${count} went is not known yet: the tables of places are still loading.`,
  'sources-disagree': (count) => `${count} went to addresses on whose place the sources disagree.`
};

const unlocated = (report: Report): string[] => {
  const unit = unitOf(report);
  const reasons = Object.entries(report.unlocated.reasons) as [UnlocatedReason, Counts][];
  return reasons
    .filter(([, counts]) => counts[unit] > 0)
    .map(([reason, counts]) =>
      reasonSentences[reason](plural(counts[unit], nouns[unit]), counts[unit] === 1)
    );
};

const mainland = ({ countries }: Report): string[] =>
  countries.some(({ country }) => ['CN', 'HK', 'MO', 'TW'].includes(country))
    ? ['“China” is counted without Hong Kong, Macao and Taiwan, which are counted on their own.']
    : [];

/** So that nobody looks in vain for an address that was spoken to. */
const folded = ({ folded: { addresses } }: Report): string[] =>
  addresses > 0
    ? [
        `${plural(addresses, 'address', 'addresses')}, of which nothing is known but a few connections, ` +
          `${isOrAre(addresses)} counted and not listed one by one.`
      ]
    : [];

const unreadFlows = ({ quality }: Report): string[] => [
  ...(quality.encrypted > 0
    ? [
        `Of ${plural(quality.flows, 'connection')}, ${formatCount(quality.encrypted)} ${isOrAre(quality.encrypted)} encrypted: ` +
          'to whom can be told, what was sent cannot.'
      ]
    : []),
  ...(quality.undecodable > 0
    ? [
        `${plural(quality.undecodable, 'connection')} ${isOrAre(quality.undecodable)} in a form that is not read yet.`
      ]
    : []),
  ...encryptedHellos(quality.offeringEch ?? 0)
];

/** GREASE: clients that have nothing to hide send the same, so that nobody stands out. */
const encryptedHellos = (count: number): string[] =>
  count === 0
    ? []
    : [
        `${plural(count, 'connection')} offered an Encrypted Client Hello: the name seen may be only the outer one, which hides ` +
          'another. Browsers also send such an offer with nothing in it, and the two look the same.'
      ];

const unreadReasons: Readonly<Record<UnreadReason, string>> = {
  encrypted: 'encrypted once more, inside',
  binary: 'in a form that is not known here',
  cut: 'cut in the capture',
  mangled: 'damaged by the program that captured',
  bounded: 'too large or too deep to be opened whole',
  'given-up': 'given up, because opening took too long'
};
const mostUnreadHosts = 3;

/** How many requests keep something back, why, and whose they are. */
const unreadContents = ({ quality }: Report): string[] => {
  const { unread, leftOut } = quality.payloads;
  const requests = unread.reduce((sum, row) => sum + row.requests, 0);
  const lines =
    leftOut > 0
      ? [`${plural(leftOut, 'finding')} more ${isOrAre(leftOut)} not told: a report has its bounds.`]
      : [];
  if (requests === 0) return lines;
  const reasons = [...new Set(unread.flatMap((row) => Object.keys(row.reasons) as UnreadReason[]))];
  const hosts = unread.slice(0, mostUnreadHosts).map(({ host }) => host ?? 'unnamed hosts');
  const rest = unread.length - hosts.length;
  const to = joinWords(rest > 0 ? [...hosts, plural(rest, 'other')] : hosts);
  const why = joinWords(
    reasons.map((reason) => unreadReasons[reason]),
    'or'
  );
  return [
    `${plural(requests, 'request')} could not be read whole: something in ${requests === 1 ? 'it' : 'them'} is ${why}. Sent to ${to}.`,
    ...lines
  ];
};

const isOrAre = (count: number): string => (count === 1 ? 'is' : 'are');

const mostLinkTypes = 5;

/** "30 packets of link type 195 (IEEE802_15_4_WITHFCS) could not be read: ..." */
const unreadLinkTypes = ({ quality }: Report): string[] => {
  const told = quality.unreadLinkTypes.slice(0, mostLinkTypes).map(({ linkType, name, packets }) => {
    const called = `${linkType.toString()}${name === null ? '' : ` (${name})`}`;
    return `${plural(packets, 'packet')} of link type ${called} could not be read: that kind of network is not known here.`;
  });
  const rest = quality.unreadLinkTypes.slice(mostLinkTypes);
  if (rest.length === 0) return told;
  const packets = rest.reduce((sum, row) => sum + row.packets, 0);
  return [
    ...told,
    `So it is with ${plural(packets, 'packet')} more, of ${plural(rest.length, 'other link type')}.`
  ];
};

/** Somebody recorded the air around a phone, and sees nothing. */
const sealed = ({ quality }: Report): string[] =>
  quality.sealed > 0
    ? [
        `${plural(quality.sealed, 'Wi-Fi packet')} ${isOrAre(quality.sealed)} encrypted by the network: nothing in ${quality.sealed === 1 ? 'it' : 'them'} could be read. ` +
          'Record on the device itself or on the router instead.'
      ]
    : [];

const unreadPackets = (report: Report): string[] => [
  ...unreadLinkTypes(report),
  ...sealed(report),
  ...(report.quality.tcpGaps > 0
    ? [
        `${plural(report.quality.tcpGaps, 'time')} a piece was missing from a connection: something may have been overlooked.`
      ]
    : [])
];

const notSent = ({ quality }: Report): string[] => {
  const { fromCache, failed } = quality.notSent;
  const parts = [
    ...(fromCache > 0 ? [`${plural(fromCache, 'request')} answered from the browser’s own cache`] : []),
    ...(failed > 0
      ? [`${plural(failed, 'request')} that ${failed === 1 ? 'was' : 'were'} blocked or failed`]
      : [])
  ];
  return parts.length > 0 ? [`Not counted, because nothing was seen leaving: ${joinWords(parts)}.`] : [];
};
