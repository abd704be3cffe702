import type { Destination, Where } from '../model/report.ts';
import type { AddressBook } from './address-book.ts';
import { rowsToFold } from './folding.ts';
import type { Tally } from './tally.ts';

export interface Listed {
  readonly destinations: readonly Destination[];
  /** By destination, the number of its address in the book; `noAddress` for none. */
  readonly addressOf: readonly number[];
  /** By row of the tally, the destination it is part of. */
  readonly destinationOf: Uint32Array;
}

export const noAddress = -1;

/** The rows of the tally in their order; behind them, for each app and place, one row for all addresses that are folded. */
export const listDestinations = (tally: Tally, addresses: AddressBook, most: number): Listed => {
  const isFolded = rowsToFold(tally, addresses.length, most);
  if (isFolded) addresses.placeAll();
  const destinations: Destination[] = [];
  const addressOf: number[] = [];
  const destinationOf = new Uint32Array(tally.length);
  const folds = new Folds(tally, addresses);
  for (let row = 0; row < tally.length; row++)
    if (isFolded?.[row] === 1) destinationOf[row] = folds.add(row);
    else {
      destinationOf[row] = destinations.length;
      const address = tally.address(row);
      destinations.push(rowOf(tally, addresses, row));
      addressOf.push(typeof address === 'number' ? address : noAddress);
    }
  if (isFolded) behindAll(destinationOf, isFolded, destinations.length);
  for (const fold of folds.list()) {
    destinations.push(fold);
    addressOf.push(noAddress);
  }
  return { destinations, addressOf, destinationOf };
};

/** Folds come behind all other destinations, and how many those are is known last. */
const behindAll = (destinationOf: Uint32Array, isFolded: Uint8Array, others: number): void => {
  for (let row = 0; row < destinationOf.length; row++) if (isFolded[row] === 1) destinationOf[row]! += others;
};

const rowOf = (tally: Tally, addresses: AddressBook, row: number): Destination => {
  const address = tally.address(row);
  const isKnown = typeof address === 'number';
  return {
    app: tally.app(row),
    host: tally.host(row),
    address: isKnown ? addresses.text(address) : null,
    where: isKnown ? addresses.where(address) : { kind: 'unlocated', reason: address },
    flows: tally.flows[row]!,
    requests: tally.requests[row]!,
    bytesSent: tally.bytesSent[row]!,
    bytesReceived: tally.bytesReceived[row]!,
    findings: tally.findings[row]!
  };
};

type Fold = { -readonly [Key in keyof Destination]: Destination[Key] } & { addresses: number };

interface Numbered {
  readonly number: number;
  readonly fold: Fold;
}

/** What is folded, by app and place. */
class Folds {
  /** By app, and by number of the place. */
  readonly #byApp = new Map<string | null, Numbered[]>();
  readonly #all: Fold[] = [];

  constructor(
    private readonly tally: Tally,
    private readonly addresses: AddressBook
  ) {}

  /** Adds the row, and gives the number of its fold among the folds. */
  add(row: number): number {
    const { tally } = this;
    const { number, fold } = this.#foldOf(row);
    fold.addresses++;
    fold.flows += tally.flows[row]!;
    fold.bytesSent += tally.bytesSent[row]!;
    fold.bytesReceived += tally.bytesReceived[row]!;
    return number;
  }

  #foldOf(row: number): Numbered {
    const app = this.tally.app(row);
    const address = this.tally.address(row) as number;
    let byPlace = this.#byApp.get(app);
    if (!byPlace) this.#byApp.set(app, (byPlace = []));
    const place = this.addresses.whereIndex(address);
    return (byPlace[place] ??= this.#newFold(app, this.addresses.where(address)));
  }

  #newFold(app: string | null, where: Where): Numbered {
    const fold = { ...empty, app, where };
    return { number: this.#all.push(fold) - 1, fold };
  }

  list(): readonly Destination[] {
    return this.#all;
  }
}

const empty = {
  ...{ host: null, address: null, addresses: 0 },
  ...{ flows: 0, requests: 0, bytesSent: 0, bytesReceived: 0, findings: 0 }
};
