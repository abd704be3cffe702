import { enlarged, WordTable } from '../bytes/word-table.ts';
import type { Hostname } from '../model/names.ts';
import type { UnlocatedReason } from '../model/report.ts';
import { Numbered } from './numbered.ts';

/** Why a row has no address. */
export type Addressless = UnlocatedReason & ('no-address' | 'behind-proxy');

const addressless: readonly Addressless[] = ['no-address', 'behind-proxy'];

/**
 * What one host at one address received from one app: rows in columns, in the order in which they were first asked for,
 * for there may be as many as a capture has flows.
 */
export class Tally {
  length = 0;
  flows: Uint32Array;
  requests: Uint32Array;
  findings: Uint32Array;
  bytesSent: Float64Array;
  bytesReceived: Float64Array;
  #appOf: Uint32Array;
  #hostOf: Uint32Array;
  /** Number of the address and 2, or the index into `addressless`. */
  #addressOf: Uint32Array;
  readonly #apps = new Numbered<string | null>(null);
  readonly #hosts = new Numbered<Hostname | null>(null);
  /** Where a capture has very many rows, they are of addresses without a name: found by the address alone, 0 for none. */
  #nameless: Uint32Array;
  readonly #named = new WordTable(3);
  readonly #namedRows: number[] = [];
  readonly #key = new Uint32Array(3);

  /** `expected` is about how many rows there will be. */
  constructor(expected: number) {
    const length = Math.max(expected, 1024);
    this.flows = new Uint32Array(length);
    this.requests = new Uint32Array(length);
    this.findings = new Uint32Array(length);
    this.bytesSent = new Float64Array(length);
    this.bytesReceived = new Float64Array(length);
    this.#appOf = new Uint32Array(length);
    this.#hostOf = new Uint32Array(length);
    this.#addressOf = new Uint32Array(length);
    this.#nameless = new Uint32Array(length);
  }

  /** `address` by its number in the `AddressBook`. */
  at(app: string | null, host: Hostname | null, address: number): number {
    return app === null && host === null
      ? this.#namelessAt(address + addressless.length)
      : this.#namedAt(this.#apps.idOf(app), this.#hosts.idOf(host), address + addressless.length);
  }

  /** Where no address of the host was seen, or only that of a proxy. */
  without(app: string | null, host: Hostname | null, reason: Addressless): number {
    return this.#namedAt(this.#apps.idOf(app), this.#hosts.idOf(host), addressless.indexOf(reason));
  }

  #namelessAt(address: number): number {
    if (address >= this.#nameless.length) this.#nameless = enlarged(this.#nameless, 2 * address);
    return (this.#nameless[address] ||= this.#add(0, 0, address) + 1) - 1;
  }

  #namedAt(app: number, host: number, address: number): number {
    this.#key[0] = app;
    this.#key[1] = host;
    this.#key[2] = address;
    return (this.#namedRows[this.#named.idOf(this.#key)] ??= this.#add(app, host, address));
  }

  #add(app: number, host: number, address: number): number {
    const row = this.length++;
    if (row === this.flows.length) this.#grow();
    this.#appOf[row] = app;
    this.#hostOf[row] = host;
    this.#addressOf[row] = address;
    return row;
  }

  #grow(): void {
    const length = 2 * this.flows.length;
    this.flows = enlarged(this.flows, length);
    this.requests = enlarged(this.requests, length);
    this.findings = enlarged(this.findings, length);
    this.bytesSent = enlarged(this.bytesSent, length);
    this.bytesReceived = enlarged(this.bytesReceived, length);
    this.#appOf = enlarged(this.#appOf, length);
    this.#hostOf = enlarged(this.#hostOf, length);
    this.#addressOf = enlarged(this.#addressOf, length);
  }

  app(row: number): string | null {
    return this.#apps.at(this.#appOf[row]!);
  }

  host(row: number): Hostname | null {
    return this.#hosts.at(this.#hostOf[row]!);
  }

  /** The number of the address, or why there is none. */
  address(row: number): number | Addressless {
    const address = this.#addressOf[row]!;
    return address < addressless.length ? addressless[address]! : address - addressless.length;
  }
}
