import type { Lands } from '../attribution/physics/lands.ts';
import { refute, type MadeAt, type Timing, type Verdict } from '../attribution/physics/verdict.ts';
import type { RoundTrips } from '../model/report.ts';
import type { MadeFrom } from '../model/terms.ts';
import type { AddressBook } from './address-book.ts';

export interface FromWhere {
  readonly from: MadeFrom;
  readonly lands: Lands;
}

export interface Judged {
  readonly roundTrips: RoundTrips | null;
  /** By the address's number. */
  readonly refuted: ReadonlyMap<number, Verdict>;
}

/**
 * Addresses of the device itself while PCAPdroid or HTTP Toolkit capture on it as a VPN (`CaptureService.java` of
 * emanuele-f/PCAPdroid, `VPNService.kt` of httptoolkit/httptoolkit-android): these apps answer the handshakes.
 */
const vpnAddresses: ReadonlySet<string> = new Set(['10.215.173.1', 'fd00:2:fd00:1:fd00:1:fd00:1']);

/** Machines of several operators do not all stand in the next room: something there answers for them. */
const nearbyMs = 1;
const nearbyAddresses = 3;
const nearbyOperators = 2;

const nothing: ReadonlyMap<number, Verdict> = new Map();

/** Looks which places light forbids, and tells the book. A country that is not drawn forbids nothing. */
export const judgeRoundTrips = (
  timings: ReadonlyMap<number, Timing>,
  clients: ReadonlySet<number>,
  book: AddressBook,
  where: FromWhere | null
): Judged => {
  const madeAt = where && madeAtOf(where);
  if (!madeAt) return { roundTrips: null, refuted: nothing };
  const far = [...timings].filter(([id]) => !book.isSpecial(id));
  const state = stateOf(far, clients, book);
  const refuted = state === 'used' ? refutedOf(far, madeAt, where.lands, book) : nothing;
  for (const id of refuted.keys()) book.doubt(id, 'too-close');
  const { point, withinKm } = madeAt;
  const country = 'country' in where.from ? where.from.country : null;
  return { roundTrips: { from: { country, ...point, withinKm: Math.round(withinKm) }, state }, refuted };
};

const madeAtOf = ({ from, lands }: FromWhere): MadeAt | null => {
  if (!('country' in from)) return { point: { lat: from.lat, lon: from.lon }, withinKm: from.withinKm };
  const reach = lands.reachOf(from.country);
  return reach && { point: reach.point, withinKm: reach.km };
};

type Timed = readonly [id: number, timing: Timing];

const stateOf = (
  far: readonly Timed[],
  clients: ReadonlySet<number>,
  book: AddressBook
): RoundTrips['state'] => {
  if (far.length === 0) return 'no-handshakes';
  for (const client of clients) if (vpnAddresses.has(book.text(client))) return 'vpn-mode';
  const nearby = far.filter(([, { roundTripMs }]) => roundTripMs < nearbyMs);
  const operators = new Set(nearby.map(([id]) => book.facts(id).operator?.asn ?? null));
  return nearby.length >= nearbyAddresses && operators.size >= nearbyOperators ? 'answered-nearby' : 'used';
};

const refutedOf = (
  far: readonly Timed[],
  madeAt: MadeAt,
  lands: Lands,
  book: AddressBook
): Map<number, Verdict> => {
  const refuted = new Map<number, Verdict>();
  for (const [id, timing] of far) {
    const { country } = book.facts(id).standing;
    const verdict = country && refute(country, timing, madeAt, lands);
    if (verdict) refuted.set(id, verdict);
  }
  return refuted;
};
