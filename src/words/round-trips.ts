import { isDisqualifying } from '#engine/analysis/where.ts';
import { reachOf } from '#engine/attribution/physics/limits.ts';
import { leastHandshakes } from '#engine/attribution/physics/verdict.ts';
import type { Report, ReportAddress, RoundTrips } from '#engine/model/report.ts';
import { inWords } from './countries.ts';
import { capital, formatCount, joinWords, plural } from './numbers.ts';

const unused: Readonly<Record<Exclude<RoundTrips['state'], 'used'>, string>> = {
  'vpn-mode':
    'Round trips say nothing about places here: the capturing app answered the connections itself, on the device.',
  'answered-nearby':
    'Round trips say nothing about places here: machines of several operators answered within a millisecond, so something nearby answered for them.',
  'no-handshakes': 'Round trips say nothing about places here: no handshake was recorded whole.'
};

const mostTold = 5;

/** What light says about places, once the user has said where the capture was made. */
export const sayRoundTrips = (report: Report): string[] => {
  const { roundTrips } = report;
  if (!roundTrips) return [];
  if (roundTrips.state !== 'used') return [unused[roundTrips.state]];
  const refuted = refutedAddresses(report);
  if (refuted.length === 0) return [];
  const rest = refuted.length - mostTold;
  return [
    ...refuted.slice(0, mostTold).map((address) => sayRefuted(address, roundTrips)),
    ...(rest > 0 ? [`So it is with ${plural(rest, 'more address', 'more addresses')}.`] : []),
    'That is where the connection ended. What was sent may have gone on from there.'
  ];
};

/** Belongs beside every single claim: what a round trip locates, and what it does not. */
export const roundTripCaveat =
  'This locates the machine that ended the TCP connection. What was sent may have gone on from there.';

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
  if (roundTrips.state !== 'used') return unused[roundTrips.state];
  const timed = timedAddresses(report);
  if (timed.length === 0)
    return `No address answered ${formatCount(leastHandshakes)} handshakes or more, and fewer say nothing about places.`;
  const refuted = timed.filter(isRefuted).length;
  const answered = `${plural(timed.length, 'address', 'addresses')} answered ${formatCount(leastHandshakes)} handshakes or more`;
  return refuted === 0
    ? `${answered}, none of them too soon for the country that the tables name. A long round trip proves nothing.`
    : `${answered}. ${formatCount(refuted)} of them answered too soon for the country that the tables name, and ${refuted === 1 ? 'counts' : 'count'} for none.`;
};

const placeOf = ({ from }: RoundTrips): string =>
  from.country === null ? `the point ${from.lat.toString()}, ${from.lon.toString()}` : inWords(from.country);

/** "1.2.3.4 cannot be in China, where ...", with the numbers behind it. Empty where nothing is refuted. */
export const sayRefuted = (row: ReportAddress, roundTrips: RoundTrips): string => {
  if (!isRefuted(row)) return '';
  const { address, places, rttMs, refuted } = row;
  const claimed = joinWords(places.map(({ country }) => inWords(country)));
  const answered = `it answered ${placeOf(roundTrips)} within ${rttMs.toFixed(1)} ms, and in that time light`;
  const nearest = `the nearest land of ${claimed} is ${formatCount(refuted.nearestKm)} km away`;
  return refuted.kind === 'cannot-be'
    ? `${address} cannot be in ${claimed}, where the tables put it: ${answered} comes no farther than ${formatCount(refuted.reachKm)} km; ${nearest}.`
    : `${address} cannot be in ${claimed}, where the tables put it, if fibre leads there: ${answered} in fibre comes no farther than ${formatCount(refuted.fibreKm)} km; ${nearest}.`;
};

/** "4.0 ms: within 753 km; in Germany by the tables" */
export const sayTimedAddress = (address: TimedAddress): string => {
  const reach = `${address.rttMs.toFixed(1)} ms: within ${formatCount(Math.round(reachOf(address.rttMs).km))} km`;
  const countries = joinWords(address.places.map(({ country }) => inWords(country)));
  if (countries === '') return reach;
  if (address.refuted)
    return `${reach}; not in ${countries}${address.refuted.kind === 'cannot-be' ? '' : ', if fibre leads there'}`;
  const isDoubtful = address.doubts.some(isDisqualifying);
  return `${reach}; in ${countries} by the tables${isDoubtful ? ', which is in doubt' : ''}`;
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
  const answered = `answered in ${rttMs.toFixed(1)} ms`;
  const [inVacuum, inFibre] = (['vacuum', 'fibre'] as const).map((medium) =>
    drawn.includes(medium) ? `${formatCount(km[medium])} km` : 'anywhere on earth'
  );
  if (drawn.length === 0) return `${answered}: time enough for light to come from anywhere on earth.`;
  const added =
    withinKm > 0
      ? `; ${formatCount(withinKm)} km are added for what is not known of the place of the capture`
      : '';
  return `${answered}. In half of that, with 1 ms for the clock, light comes ${inVacuum ?? ''}, in fibre ${inFibre ?? ''}${added}.`;
};

/** Why nothing can be said from a place that a link names. */
export const sayUnknownPlace = (country: Parameters<typeof inWords>[0]): string =>
  `${capital(inWords(country))} is not on this map: no distance can be measured from there, and no arc begins there. A point can be given instead.`;

export const placeFailure =
  'The report could not be made anew for this place: the file is no longer open in the reader.';
