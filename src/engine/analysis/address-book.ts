import type { AddressFacts, PlaceTables } from '../attribution/place-tables.ts';
import type { Standing } from '../attribution/standings.ts';
import { enlarged, WordTable } from '../bytes/word-table.ts';
import { formatAddress, parseAddress, type AddressWords } from '../model/address.ts';
import type { IpAddress } from '../model/names.ts';
import type { Where } from '../model/report.ts';
import { whereKey, whereOf } from './where.ts';

const ordinary = 1;
const special = 2;
const halves = 0x2_0000;

/** The addresses of a capture, numbered, and where each of them counts: text is made only of those that are printed. */
export class AddressBook {
  readonly #table = new WordTable(4);
  readonly #scratch = new Uint32Array(4);
  /** The address that is asked about: the same four words again and again. */
  readonly #asked: [number, number, number, number] = [0, 0, 0, 0];
  /** By address: one more than the index into `#wheres`, 0 while nobody has asked. */
  #whereOf = new Uint16Array(1024);
  readonly #wheres: Where[] = [];
  readonly #byKey = new Map<string, number>();
  readonly #byStanding = new Map<Standing, number>();

  /** By address: 0 while nobody has asked, else `ordinary` or `special`. */
  #kindOf = new Uint8Array(1024);

  constructor(private readonly tables: PlaceTables) {}

  get length(): number {
    return this.#table.length;
  }

  /** Of the address whose four words stand at `at`. */
  idOf(words: Uint32Array, at: number): number {
    return this.#table.idOf(words, at);
  }

  idOfText(address: IpAddress): number {
    this.#scratch.set(parseAddress(address) ?? [0, 0, 0, 0]);
    return this.#table.idOf(this.#scratch);
  }

  text(id: number): IpAddress {
    return formatAddress(this.#words(id));
  }

  /** All that is known of these, in their order. */
  facts(ids: readonly number[]): AddressFacts[] {
    const facts = new Array<AddressFacts>(ids.length);
    this.#inTableOrder(ids).forEach((at) => (facts[at] = this.tables.facts(this.#words(ids[at]!))));
    return facts;
  }

  isSpecial(id: number): boolean {
    if (id >= this.#kindOf.length) this.#kindOf = enlarged(this.#kindOf, 2 * this.#table.length);
    return (this.#kindOf[id] ||= this.tables.special(this.#words(id)) ? special : ordinary) === special;
  }

  where(id: number): Where {
    return this.#wheres[this.whereIndex(id)]!;
  }

  /** One number for each place that something counts for. */
  whereIndex(id: number): number {
    if (id >= this.#whereOf.length) this.#whereOf = enlarged(this.#whereOf, 2 * this.#table.length);
    const known = this.#whereOf[id]!;
    if (known > 0) return known - 1;
    const index = this.#indexOf(this.tables.standing(this.#words(id)));
    this.#whereOf[id] = index + 1;
    return index;
  }

  /** Finds the places of all. */
  placeAll(): void {
    const all = new Uint32Array(this.length).map((_, id) => id);
    this.#inTableOrder(all).forEach((id) => this.whereIndex(id));
  }

  /**
   * The indexes of `ids`, so that addresses follow on their neighbours: what the tables say of them lies in the processor's
   * cache then. A counting sort by half an address: within that, order gains nothing.
   */
  #inTableOrder(ids: ArrayLike<number>): Uint32Array {
    const ends = new Uint32Array(halves);
    const halfOf = new Uint32Array(ids.length);
    for (let at = 0; at < ids.length; at++) ends[(halfOf[at] = this.#half(ids[at]!))]!++;
    for (let half = 1; half < halves; half++) ends[half]! += ends[half - 1]!;
    const order = new Uint32Array(ids.length);
    for (let at = ids.length - 1; at >= 0; at--) order[--ends[halfOf[at]!]!] = at;
    return order;
  }

  /** The first half of an IPv4 address, behind them the first two bytes of IPv6 addresses. */
  #half(id: number): number {
    const { words } = this.#table;
    const at = 4 * id;
    return isV4At(words, at) ? words[at + 3]! >>> 16 : 0x1_0000 + (words[at]! >>> 16);
  }

  #words(id: number): AddressWords {
    const { words } = this.#table;
    for (let word = 0; word < 4; word++) this.#asked[word] = words[4 * id + word]!;
    return this.#asked;
  }

  #indexOf(standing: Standing): number {
    const known = this.#byStanding.get(standing);
    if (known !== undefined) return known;
    const where = whereOf(standing);
    const key = where.kind === 'local' ? `local ${where.special}` : whereKey(where);
    const index = this.#byKey.get(key) ?? this.#wheres.push(where) - 1;
    this.#byKey.set(key, index);
    this.#byStanding.set(standing, index);
    return index;
  }
}

const isV4At = (words: Uint32Array, at: number): boolean =>
  words[at] === 0 && words[at + 1] === 0 && words[at + 2] === 0xffff;
