import type { PlaceTables } from '../attribution/place-tables.ts';
import type { ReportAddress } from '../model/report.ts';
import type { AddressBook } from './address-book.ts';
import { addSums, noSums, type Adding } from './counts.ts';
import { noAddress, type Listed } from './destinations.ts';

/** The addresses of the destinations, in their order, with all that is known of each. */
export const reportAddresses = (
  { destinations, addressOf }: Listed,
  handshakeMs: ReadonlyMap<number, number>,
  book: AddressBook,
  { source, date }: PlaceTables['location']
): ReportAddress[] => {
  const byAddress = new Map<number, Adding>();
  for (const [at, destination] of destinations.entries()) {
    const id = addressOf[at] ?? noAddress;
    if (id !== noAddress) byAddress.set(id, addSums(byAddress.get(id) ?? noSums(), destination));
  }
  const ids = [...byAddress.keys()];
  const facts = book.facts(ids);
  return ids.map((id, at) => {
    const { special, country, doubts, registered, operator } = facts[at]!;
    const rttMs = handshakeMs.get(id);
    return {
      address: book.text(id),
      special,
      places: country ? [{ country, source, date }] : [],
      doubts,
      registered,
      operator,
      ...(rttMs === undefined ? {} : { rttMs }),
      ...byAddress.get(id)!
    };
  });
};
