import { isDisqualifying } from '#engine/analysis/where.ts';
import { reachOf } from '#engine/attribution/physics/limits.ts';
import { leastHandshakes } from '#engine/attribution/physics/verdict.ts';
import type { Report, ReportAddress, RoundTrips } from '#engine/model/report.ts';
import { inWords } from './countries.ts';
import { joinSentences } from './joined.ts';
import { perLocale } from './locale.ts';
import * as m from './messages/messages.js';
import { capital, counted, formatCount, joinWords } from './numbers.ts';

const unused: Readonly<Record<Exclude<RoundTrips['state'], 'used'>, () => string>> = {
  'vpn-mode': m.round_trips_vpn_mode,
  'answered-nearby': m.round_trips_answered_nearby,
  'no-handshakes': m.round_trips_no_handshakes
};

const mostTold = 5;

/** What light says about places, once the user has said where the capture was made. */
export const sayRoundTrips = (report: Report): string[] => {
  const { roundTrips } = report;
  if (!roundTrips) return [];
  if (roundTrips.state !== 'used') return [unused[roundTrips.state]()];
  const refuted = refutedAddresses(report);
  if (refuted.length === 0) return [];
  const rest = refuted.length - mostTold;
  return [
    ...refuted.slice(0, mostTold).map((address) => sayRefuted(address, roundTrips)),
    ...(rest > 0 ? [m.round_trips_more({ addresses: counted(m.count_more_addresses, rest) })] : []),
    m.round_trips_ended()
  ];
};

/** Belongs beside every single claim: what a round trip locates, and what it does not. */
export const roundTripCaveat = (): string => m.round_trips_caveat();

/** An address that answered often enough for its time to say something. */
export type TimedAddress = ReportAddress & Required<Pick<ReportAddress, 'rttMs' | 'handshakes'>>;
export type RefutedAddress = TimedAddress & Required<Pick<ReportAddress, 'refuted'>>;

const isTimed = (address: ReportAddress): address is TimedAddress =>
  address.special === null && address.rttMs !== undefined && (address.handshakes ?? 0) >= leastHandshakes;

export const isRefuted = (address: ReportAddress): address is RefutedAddress =>
  isTimed(address) && address.refuted !== undefined;

/** Those that light says something of, the nearest first; none where round trips are not used. */
export const timedAddresses = ({ roundTrips, addresses }: Report): readonly TimedAddress[] =>
  roundTrips?.state === 'used' ? addresses.filter(isTimed).sort((a, b) => a.rttMs - b.rttMs) : [];

/** Whether light alone speaks against the place: networks that answer from many places have none to begin with. */
export const isRefutedByLightAlone = ({ doubts }: RefutedAddress): boolean =>
  !doubts.includes('anycast') && !doubts.includes('cdn');

/** Those first against whose place nothing else speaks, each part the nearest first. */
export const refutedAddresses = (report: Report): readonly RefutedAddress[] =>
  timedAddresses(report)
    .filter(isRefuted)
    .sort((a, b) => Number(isRefutedByLightAlone(b)) - Number(isRefutedByLightAlone(a)));

/** How many addresses were held against light, and what came of it. */
export const sayTimed = (report: Report): string => {
  const { roundTrips } = report;
  if (!roundTrips) return '';
  if (roundTrips.state !== 'used') return unused[roundTrips.state]();
  const timed = timedAddresses(report);
  const handshakes = counted(m.count_handshakes, leastHandshakes);
  if (timed.length === 0) return m.round_trips_none_timed({ handshakes });
  const answered = { count: timed.length, addresses: counted(m.count_addresses, timed.length), handshakes };
  const refuted = timed.filter(isRefuted).length;
  return refuted === 0
    ? m.round_trips_none_refuted(answered)
    : joinSentences([m.round_trips_timed(answered), counted(m.round_trips_refuted, refuted)]);
};

const tenths = perLocale(
  (tag) =>
    new Intl.NumberFormat(tag, {
      minimumFractionDigits: 1,
      maximumFractionDigits: 1,
      useGrouping: false
    })
);

/** `8.0`. `Intl` rounds the shortest digits of a number, `toFixed` the number itself: 4.35 is a little less than that. */
const formatMs = (ms: number): string => tenths().format(Number(ms.toFixed(1)));

const placeOf = ({ from }: RoundTrips): string =>
  from.country === null
    ? m.round_trips_point({ latitude: from.lat.toString(), longitude: from.lon.toString() })
    : inWords(from.country);

/** "1.2.3.4 cannot be in China, where ...", with the numbers behind it. Empty where nothing is refuted. */
export const sayRefuted = (row: ReportAddress, roundTrips: RoundTrips): string => {
  if (!isRefuted(row)) return '';
  const { address, places, rttMs, refuted } = row;
  const claim = {
    address,
    countries: joinWords(places.map(({ country }) => inWords(country))),
    place: placeOf(roundTrips),
    ms: formatMs(rttMs),
    nearest: formatCount(refuted.nearestKm)
  };
  return refuted.kind === 'cannot-be'
    ? m.round_trips_cannot_be({ ...claim, reach: formatCount(refuted.reachKm) })
    : m.round_trips_cannot_be_by_fibre({ ...claim, reach: formatCount(refuted.fibreKm) });
};

/** "4.0 ms: within 753 km; in Germany by the tables" */
export const sayTimedAddress = ({ rttMs, places, refuted, doubts }: TimedAddress): string => {
  const reach = { ms: formatMs(rttMs), km: formatCount(Math.round(reachOf(rttMs).km)) };
  if (places.length === 0) return m.round_trips_within(reach);
  const inputs = { ...reach, countries: joinWords(places.map(({ country }) => inWords(country))) };
  if (refuted)
    return refuted.kind === 'cannot-be'
      ? m.round_trips_within_not(inputs)
      : m.round_trips_within_not_by_fibre(inputs);
  return doubts.some(isDisqualifying)
    ? m.round_trips_within_doubtful(inputs)
    : m.round_trips_within_in(inputs);
};

/** What light travels in: as fast as it can, or slower. */
export type Medium = 'vacuum' | 'fibre';

export interface Circles {
  readonly rttMs: number;
  readonly km: Readonly<Record<Medium, number>>;
  readonly withinKm: number;
}

/** What the circles around the place of a capture mean; `drawn` are those that do not hold the whole earth. */
export const sayCircles = ({ rttMs, km, withinKm }: Circles, drawn: readonly Medium[]): string => {
  const ms = formatMs(rttMs);
  if (drawn.length === 0) return m.round_trips_circles_none({ ms });
  const reach = (medium: Medium): string =>
    drawn.includes(medium) ? m.round_trips_km({ km: formatCount(km[medium]) }) : m.round_trips_anywhere();
  const circles = { ms, vacuum: reach('vacuum'), fibre: reach('fibre') };
  return withinKm > 0
    ? m.round_trips_circles_added({ ...circles, added: formatCount(withinKm) })
    : m.round_trips_circles(circles);
};

/** Why nothing can be said from a place that a link names. */
export const sayUnknownPlace = (country: Parameters<typeof inWords>[0]): string =>
  capital(m.round_trips_not_on_map({ country: inWords(country) }));

export const placeFailure = (): string => m.round_trips_not_renewed();
