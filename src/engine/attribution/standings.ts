import type { CountryCode } from '../model/names.ts';
import type { Doubt, SpecialAddress } from '../model/report.ts';
import type { AskedTable } from './geo-table.ts';
import type { OperatorDoubt } from './operators.ts';

/** By what an address counts for a country. Every field is null (or empty) where nothing is known. */
export interface Standing {
  readonly special: SpecialAddress | null;
  /** Location by DB-IP. */
  readonly country: CountryCode | null;
  /** `anycast` or `cdn` by the operator lists; `ipv6` where the place is of lower confidence for that. */
  readonly doubts: readonly Doubt[];
  /** No table could be asked yet. */
  readonly pending?: true;
}

const operatorDoubts: readonly (readonly OperatorDoubt[])[] = [[], ['anycast'], ['cdn']];

/** Standings of the addresses of one table of countries: each of them is made once, and there are few. */
export class Standings {
  readonly #made: Standing[] = [];

  /** `always` is what is doubtful about every address of the table. */
  constructor(
    private readonly table: AskedTable,
    private readonly countries: readonly (CountryCode | null)[],
    private readonly always: readonly Doubt[]
  ) {}

  /** Of the address with these upper words, as `AskedTable` takes them. */
  at(high: number, low: number, doubt: OperatorDoubt | null): Standing {
    const value = this.table.find(high, low);
    const doubted = doubt === null ? 0 : doubt === 'anycast' ? 1 : 2;
    return (this.#made[(value + 1) * operatorDoubts.length + doubted] ??= {
      special: null,
      country: this.countries[value] ?? null,
      doubts: [...(operatorDoubts[doubted] ?? []), ...this.always]
    });
  }
}
