import type { AddressFacts, PlaceTables } from '../attribution/place-tables.ts';
import type { Standing } from '../attribution/standings.ts';
import { enlarged, WordTable } from '../bytes/word-table.ts';
import { formatAddress, parseAddress, type AddressWords } from '../model/address.ts';
import type { IpAddress } from '../model/names.ts';
import type { Doubt, Where } from '../model/report.ts';
import { whereKey, whereOf } from './where.ts';

const ordinary = 1;
const special = 2;
const mostOfFew = 50_000;
const nowhere: AddressWords = [0, 0, 0, 0];

/** The addresses of a capture, numbered, and where each of them counts: text is made only of those that are printed. */
export class AddressBook {
  readonly #table: WordTable;
  readonly #scratch = new Uint32Array(4);
  readonly #asked: [number, number, number, number] = [0, 0, 0, 0];
  /** By address: one more than the index into `#wheres`, 0 while nobody has asked. */
  #whereOf: Uint16Array;
  readonly #wheres: Where[] = [];
  readonly #byKey = new Map<string, number>();
  readonly #byStanding = new Map<Standing, number>();
  /** By address: 0 while nobody has asked, else `ordinary` or `special`. */
  #kindOf: Uint8Array;

  /** Of few addresses all is looked up at once: for whom is asked where he is, is asked whose he is. */
  readonly #isSmall: boolean;
  readonly #facts: (AddressFacts | undefined)[] = [];
  /** Where the capture itself speaks against the tables. */
  readonly #doubted = new Map<number, Standing>();

  /** `expected` is about how many there will be. */
  constructor(
    private readonly tables: PlaceTables,
    expected: number
  ) {
    this.#isSmall = expected <= mostOfFew;
    this.#table = new WordTable(4, expected);
    this.#whereOf = new Uint16Array(expected);
    this.#kindOf = new Uint8Array(expected);
  }

  get length(): number {
    return this.#table.length;
  }

  /** Of the address whose four words stand at `at`. */
  idOf(words: Uint32Array, at: number): number {
    return this.#table.idOf(words, at);
  }

  idOfText(address: IpAddress): number {
    const scratch = this.#scratch;
    // One by one: `set` takes longer than all the rest.
    const words = parseAddress(address) ?? nowhere;
    for (let at = 0; at < 4; at++) scratch[at] = words[at]!;
    return this.#table.idOf(scratch);
  }

  text(id: number): IpAddress {
    return formatAddress(this.#words(id));
  }

  facts(id: number): AddressFacts {
    const doubted = this.#doubted.get(id);
    const facts = this.#isSmall
      ? (this.#facts[id] ??= this.tables.facts(this.#words(id)))
      : this.tables.facts(this.#words(id));
    return doubted ? { ...facts, standing: doubted } : facts;
  }

  /** The capture says what no table can: from now on this address counts with that doubt. */
  doubt(id: number, doubt: Doubt): void {
    const { standing } = this.facts(id);
    if (standing.doubts.includes(doubt)) return;
    this.#doubted.set(id, { ...standing, doubts: [...standing.doubts, doubt] });
    if (id < this.#whereOf.length) this.#whereOf[id] = 0;
  }

  /** As `doubt`, of an address that is an edge; those of anycast networks are worse already. */
  doubtEdge(id: number): void {
    if (!this.facts(id).standing.doubts.includes('anycast')) this.doubt(id, 'cdn');
  }

  isSpecial(id: number): boolean {
    if (this.#isSmall) return this.where(id).kind === 'local';
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
    return this.#place(id, this.#isSmall ? this.facts(id).standing : this.tables.standing(this.#words(id)));
  }

  /**
   * Finds the places of all, the IPv4 addresses so that neighbours follow on each other: what the tables say of them lies
   * in the processor's cache then. A counting sort by their first half; within that, order gains nothing.
   */
  placeAll(): void {
    const { words, length } = this.#table;
    if (length > this.#whereOf.length) this.#whereOf = enlarged(this.#whereOf, length);
    const ends = new Uint32Array(v6Half + 2);
    for (let id = 0; id < length; id++) ends[firstHalf(words, 4 * id) + 1]!++;
    for (let half = 1; half < ends.length; half++) ends[half]! += ends[half - 1]!;
    const ids = new Uint32Array(length);
    const lastWords = new Uint32Array(length);
    for (let id = 0; id < length; id++) {
      const at = ends[firstHalf(words, 4 * id)]!++;
      ids[at] = id;
      lastWords[at] = words[4 * id + 3]!;
    }
    const firstV6 = ends[v6Half - 1]!;
    for (let at = 0; at < firstV6; at++)
      this.#place(ids[at]!, this.tables.standing(this.#ask(0, 0, 0xffff, lastWords[at]!)));
    for (let at = firstV6; at < length; at++)
      this.#place(ids[at]!, this.tables.standing(this.#words(ids[at]!)));
  }

  #place(id: number, standing: Standing): number {
    const index = this.#indexOf(this.#doubted.get(id) ?? standing);
    this.#whereOf[id] = index + 1;
    return index;
  }

  #words(id: number): AddressWords {
    const { words } = this.#table;
    return this.#ask(words[4 * id]!, words[4 * id + 1]!, words[4 * id + 2]!, words[4 * id + 3]!);
  }

  /** One list for all, for a million short ones are dearer, to make and to look at. */
  #ask(a: number, b: number, c: number, d: number): AddressWords {
    const asked = this.#asked;
    asked[0] = a;
    asked[1] = b;
    asked[2] = c;
    asked[3] = d;
    return asked;
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

/** Behind all first halves of IPv4 addresses. */
const v6Half = 0x1_0000;

const firstHalf = (words: Uint32Array, at: number): number =>
  words[at] === 0 && words[at + 1] === 0 && words[at + 2] === 0xffff ? words[at + 3]! >>> 16 : v6Half;
