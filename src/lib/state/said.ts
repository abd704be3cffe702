import type { Report, ReportAddress } from '#engine/model/report.ts';
import {
  countryWhy,
  placeSaid,
  saidOfAddress,
  saidOfCompany,
  saidOfHost,
  type Said
} from '#words/provenance.ts';
import { joinSentences } from '#words/joined.ts';
import * as m from '#words/messages/messages.js';
import { counted } from '#words/numbers.ts';
import { isElsewhere, placeOf, placeReason, type PlaceKey } from '#words/places.ts';
import type { PartyKey } from './legs.ts';
import type { Choice, Selection } from './selection.ts';

/** What is said of one thing that the reader chose. */
export interface SaidOf {
  readonly of: string;
  readonly said: readonly Said[];
}

const mostAddresses = 4;

const addressesOf = (report: Report, host: string): readonly ReportAddress[] => {
  const spoken = new Set(
    report.destinations.flatMap((row) => (row.host === host && row.address ? [row.address] : []))
  );
  return report.addresses.filter(({ address }) => spoken.has(address) || address === host);
};

const saidOfHostNamed = (report: Report, name: string): SaidOf[] => {
  const host = report.hosts.find((one) => one.name === name);
  const addresses = addressesOf(report, name);
  const told = addresses.slice(0, mostAddresses).map((address) => ({
    of: address.address,
    said: saidOfAddress(address, report)
  }));
  const rest = addresses.length - told.length;
  return [
    ...(host ? [{ of: name, said: saidOfHost(host, report) }] : []),
    ...told,
    ...(rest > 0 ? [{ of: counted(m.said_more, rest), said: [] }] : [])
  ];
};

/** Where everything comes from that is said of the chosen host, or else of the chosen company. */
export const saidOfSelection = (report: Report, { host, party }: Selection): readonly SaidOf[] => {
  if (host !== null) return saidOfHostNamed(report, host);
  const company = report.companies.find(({ id }) => party === `company:${id}`);
  return company ? [{ of: company.name, said: saidOfCompany(company, report) }] : [];
};

const sentence = (said: readonly Said[]): string => joinSentences(said.map(({ why }) => why));

/** Where it comes from that something counts for a place. */
export const whyPlace = (report: Report, place: PlaceKey): string =>
  isElsewhere(place) ? placeReason(place) : countryWhy(place, report);

/** Why a host counts for a place: what is said of its first address there. */
export const whyHostThere = (report: Report, host: string, place: PlaceKey): string => {
  const there = report.destinations.filter(
    (row) => (row.host ?? row.address) === host && placeOf(row) === place
  );
  const first = report.addresses.find(({ address }) => there.some((row) => row.address === address));
  if (!first) return whyPlace(report, place);
  const rest = new Set(there.map(({ address }) => address)).size - 1;
  const { why } = placeSaid(first, report.roundTrips);
  return rest > 0 ? joinSentences([why, counted(m.said_more_addresses, rest)]) : why;
};

/** Who a host belongs to, and how that is known. */
export const whyCompany = (report: Report, name: string): string => {
  const host = report.hosts.find((one) => one.name === name);
  return host ? sentence(saidOfHost(host, report)) : '';
};

/** Whose network a host's first address is in. */
export const whyOperator = (report: Report, host: string): string => {
  const [first] = addressesOf(report, host);
  return first ? sentence(saidOfAddress(first, report).filter(({ what }) => what === 'Network')) : '';
};

/** Who answers for a destination: a company with its home, or the operator of a network. */
export const whyParty = (report: Report, party: PartyKey): string => {
  const company = report.companies.find(({ id }) => party === `company:${id}`);
  if (company) return sentence(saidOfCompany(company, report));
  const address = report.addresses.find(
    ({ operator }) => operator && party === `as:${operator.asn.toString()}`
  );
  if (!address) return '';
  const network = saidOfAddress(address, report).filter(({ what }) => what === 'Network');
  return joinSentences([m.said_no_company(), sentence(network)]);
};

/** The one of these that a reader would choose. */
export const whyChoice = (report: Report, { place, party, host }: Choice): string => {
  if (place) return whyPlace(report, place);
  if (party) return whyParty(report, party);
  return host ? whyCompany(report, host) : '';
};
