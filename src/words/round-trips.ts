import type { Report, ReportAddress, RoundTrips } from '#engine/model/report.ts';
import { inWords } from './countries.ts';
import { formatCount, joinWords, plural } from './numbers.ts';

const unused: Readonly<Record<Exclude<RoundTrips['state'], 'used'>, string>> = {
  'vpn-mode':
    'Round trips say nothing about places here: the capturing app answered the connections itself, on the device.',
  'answered-nearby':
    'Round trips say nothing about places here: machines of several operators answered within a millisecond, so something nearby answered for them.',
  'no-handshakes': 'Round trips say nothing about places here: no handshake was recorded whole.'
};

const mostTold = 5;

/** What light says about places, once the user has said where the capture was made. */
export const sayRoundTrips = ({ roundTrips, addresses }: Report): string[] => {
  if (!roundTrips) return [];
  if (roundTrips.state !== 'used') return [unused[roundTrips.state]];
  const refuted = addresses.filter(isRefuted);
  if (refuted.length === 0) return [];
  const rest = refuted.length - mostTold;
  return [
    ...refuted.slice(0, mostTold).map((address) => sayRefuted(address, roundTrips)),
    ...(rest > 0 ? [`So it is with ${plural(rest, 'more address', 'more addresses')}.`] : []),
    'That is where the connection ended. What was sent may have gone on from there.'
  ];
};

type RefutedAddress = ReportAddress & Required<Pick<ReportAddress, 'refuted' | 'rttMs'>>;

const isRefuted = (address: ReportAddress): address is RefutedAddress =>
  address.refuted !== undefined && address.rttMs !== undefined;

const placeOf = ({ from }: RoundTrips): string =>
  from.country === null ? `the point ${from.lat.toString()}, ${from.lon.toString()}` : inWords(from.country);

/** Why an address that was answered so soon cannot be where the tables put it. */
export const sayRefuted = (row: ReportAddress, roundTrips: RoundTrips): string => {
  if (!isRefuted(row)) return '';
  const { address, places, rttMs, refuted } = row;
  const place = placeOf(roundTrips);
  const claimed = joinWords(places.map(({ country }) => inWords(country)));
  const answered = `it answered ${place} within ${rttMs.toFixed(1)} ms, and in that time light`;
  return refuted.kind === 'cannot-be'
    ? `${address} cannot be in ${claimed}, where the tables put it: ${answered} comes no farther than ${formatCount(refuted.reachKm)} km.`
    : `${address} cannot be in ${claimed}, where the tables put it, if fibre leads there: ${answered} in fibre comes no farther than ${formatCount(refuted.fibreKm)} km.`;
};
