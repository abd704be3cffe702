import type { Resolution } from '../model/capture.ts';
import type { Hostname, IpAddress } from '../model/names.ts';

/** Which name an address was last given for, by the DNS answers in the capture. */
export class NamesByAddress {
  readonly #answers = new Map<IpAddress, { readonly name: Hostname; readonly timeMs: number }[]>();

  constructor(resolutions: readonly Resolution[]) {
    for (const { name, addresses, timeMs } of resolutions)
      for (const address of addresses) {
        const answers = this.#answers.get(address);
        if (answers) answers.push({ name, timeMs });
        else this.#answers.set(address, [{ name, timeMs }]);
      }
  }

  /** The name of the last answer before `timeMs`. An answer that came later says nothing about what went before. */
  at(address: IpAddress, timeMs: number): Hostname | null {
    const answers = this.#answers.get(address) ?? [];
    return answers.findLast((answer) => answer.timeMs <= timeMs)?.name ?? null;
  }
}
