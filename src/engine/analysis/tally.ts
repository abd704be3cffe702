import type { AddressFacts } from '../attribution/place-tables.ts';
import type { Hostname, IpAddress } from '../model/names.ts';
import type { Destination, UnlocatedReason, Where } from '../model/report.ts';
import { whereOf } from './where.ts';

export type FactsOf = (address: IpAddress) => AddressFacts;

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

export type TallyRow = Mutable<Destination>;

type Rows = Map<Hostname | null, Map<string, TallyRow>>;

/** Rows of what one host at one address received from one app, in the order in which they were first asked for. */
export class Tally {
  readonly #byApp = new Map<string | null, Rows>();
  readonly #rows: TallyRow[] = [];

  constructor(private readonly factsOf: FactsOf) {}

  at(app: string | null, host: Hostname | null, address: IpAddress): TallyRow {
    return this.#row(app, host, address, address);
  }

  /** Where no address of the host was seen, or only that of a proxy. */
  without(
    app: string | null,
    host: Hostname | null,
    reason: UnlocatedReason & ('no-address' | 'behind-proxy')
  ): TallyRow {
    return this.#row(app, host, null, reason);
  }

  #row(app: string | null, host: Hostname | null, address: IpAddress | null, key: string): TallyRow {
    const rows = this.#rowsOf(app, host);
    let row = rows.get(key);
    if (!row) {
      const where: Where = address
        ? whereOf(this.factsOf(address))
        : { kind: 'unlocated', reason: key as UnlocatedReason };
      row = { app, host, address, where, flows: 0, requests: 0, bytesSent: 0, bytesReceived: 0, findings: 0 };
      rows.set(key, row);
      this.#rows.push(row);
    }
    return row;
  }

  #rowsOf(app: string | null, host: Hostname | null): Map<string, TallyRow> {
    let byHost = this.#byApp.get(app);
    if (!byHost) this.#byApp.set(app, (byHost = new Map() as Rows));
    let rows = byHost.get(host);
    if (!rows) byHost.set(host, (rows = new Map<string, TallyRow>()));
    return rows;
  }

  list(): Destination[] {
    return this.#rows;
  }
}
