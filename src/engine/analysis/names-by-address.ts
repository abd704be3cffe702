import type { Resolution } from '../model/capture.ts';
import type { Hostname } from '../model/names.ts';
import type { AddressBook } from './address-book.ts';

/** Which name an address was last given for, by the DNS answers in the capture. */
export class NamesByAddress {
  /** By number of the address. Most addresses were given once: for them no list is made. */
  readonly #answers = new Map<number, Resolution | Resolution[]>();

  /** Addresses numbered from here on were given for no name: most are, in captures that have many. */
  readonly #end: number;

  constructor(resolutions: readonly Resolution[], addresses: AddressBook) {
    for (const resolution of resolutions)
      for (const address of resolution.addresses) this.#add(addresses.idOfText(address), resolution);
    this.#end = addresses.length;
  }

  #add(address: number, resolution: Resolution): void {
    const known = this.#answers.get(address);
    if (known === undefined) this.#answers.set(address, resolution);
    else if (Array.isArray(known)) known.push(resolution);
    else this.#answers.set(address, [known, resolution]);
  }

  /** The name of the last answer before `timeMs`. An answer that came later says nothing about what went before. */
  at(address: number, timeMs: number): Hostname | null {
    const known = address < this.#end ? this.#answers.get(address) : undefined;
    if (known === undefined) return null;
    const answers = Array.isArray(known) ? known : [known];
    return answers.findLast((answer) => answer.timeMs <= timeMs)?.name ?? null;
  }
}
