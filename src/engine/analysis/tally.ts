import type { AddressFacts } from '../attribution/place-tables.ts';
import type { Hostname, IpAddress } from '../model/names.ts';
import type { Destination, UnlocatedReason, Where } from '../model/report.ts';
import { whereOf } from './where.ts';

export type FactsOf = (address: IpAddress) => AddressFacts;

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

export type TallyRow = Mutable<Destination>;

/** Rows of what one host at one address received, in the order in which they were first asked for. */
export class Tally {
  readonly #byHost = new Map<Hostname | null, Map<string, TallyRow>>();
  readonly #rows: TallyRow[] = [];

  constructor(private readonly factsOf: FactsOf) {}

  at(host: Hostname | null, address: IpAddress): TallyRow {
    return this.#row(host, address, address);
  }

  /** Where no address of the host was seen, or only that of a proxy. */
  without(host: Hostname | null, reason: UnlocatedReason & ('no-address' | 'behind-proxy')): TallyRow {
    return this.#row(host, null, reason);
  }

  #row(host: Hostname | null, address: IpAddress | null, key: string): TallyRow {
    let rows = this.#byHost.get(host);
    if (!rows) this.#byHost.set(host, (rows = new Map<string, TallyRow>()));
    let row = rows.get(key);
    if (!row) {
      const where: Where = address
        ? whereOf(this.factsOf(address))
        : { kind: 'unlocated', reason: key as UnlocatedReason };
      row = { host, address, where, flows: 0, requests: 0, bytesSent: 0, bytesReceived: 0, findings: 0 };
      rows.set(key, row);
      this.#rows.push(row);
    }
    return row;
  }

  list(): Destination[] {
    return this.#rows;
  }
}
