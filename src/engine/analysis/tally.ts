import { enlarged, WordTable } from '../bytes/word-table.ts';
import type { Hostname } from '../model/names.ts';
import type { UnlocatedReason } from '../model/report.ts';
import { Numbered } from './numbered.ts';

/** Why a row has no address. */
export type Addressless = UnlocatedReason & ('no-address' | 'behind-proxy');

const addressless: readonly Addressless[] = ['no-address', 'behind-proxy'];
const keyWords = 3;

/**
 * What one host at one address received from one app: rows in columns, in the order in which they were first asked for,
 * for there may be as many as a capture has flows.
 */
export class Tally {
  flows = new Uint32Array(1024);
  requests = new Uint32Array(1024);
  findings = new Uint32Array(1024);
  bytesSent = new Float64Array(1024);
  bytesReceived = new Float64Array(1024);
  readonly #rows = new WordTable(keyWords);
  readonly #key = new Uint32Array(keyWords);
  readonly #apps = new Numbered<string | null>(null);
  readonly #hosts = new Numbered<Hostname | null>(null);

  get length(): number {
    return this.#rows.length;
  }

  /** `address` by its number in the `AddressBook`. */
  at(app: string | null, host: Hostname | null, address: number): number {
    return this.#row(app, host, address + addressless.length);
  }

  /** Where no address of the host was seen, or only that of a proxy. */
  without(app: string | null, host: Hostname | null, reason: Addressless): number {
    return this.#row(app, host, addressless.indexOf(reason));
  }

  #row(app: string | null, host: Hostname | null, address: number): number {
    this.#key[0] = this.#apps.idOf(app);
    this.#key[1] = this.#hosts.idOf(host);
    this.#key[2] = address;
    const row = this.#rows.idOf(this.#key);
    if (row === this.flows.length) this.#grow();
    return row;
  }

  #grow(): void {
    const length = 2 * this.flows.length;
    this.flows = enlarged(this.flows, length);
    this.requests = enlarged(this.requests, length);
    this.findings = enlarged(this.findings, length);
    this.bytesSent = enlarged(this.bytesSent, length);
    this.bytesReceived = enlarged(this.bytesReceived, length);
  }

  app(row: number): string | null {
    return this.#apps.at(this.#rows.words[keyWords * row]!);
  }

  host(row: number): Hostname | null {
    return this.#hosts.at(this.#rows.words[keyWords * row + 1]!);
  }

  /** The number of the address, or why there is none. */
  address(row: number): number | Addressless {
    const address = this.#rows.words[keyWords * row + 2]!;
    return addressless[address] ?? address - addressless.length;
  }
}
