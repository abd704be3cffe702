import type { Hostname, NameKind } from '../../model/names.ts';

const slots = 512;
/** Longer names are spelled out each time. */
const maxBytes = 64;

/**
 * Names that were asked for lately, by their bytes: the answer says each again, and so does the question for the other
 * family of addresses. A name's place is made of its bytes; who comes later takes it.
 */
export class RecentNames {
  readonly #bytes = new Uint8Array(slots * maxBytes);
  readonly #lengths = new Uint8Array(slots);
  readonly #kinds: (NameKind | undefined)[] = new Array<undefined>(slots);
  readonly #names: (Hostname | null)[] = new Array<null>(slots).fill(null);

  /** The host of this name as it was set, null where it is none; undefined where the name is not known. */
  get(bytes: Uint8Array, start: number, end: number, kind: NameKind): Hostname | null | undefined {
    const slot = slotOf(bytes, start, end);
    if (this.#lengths[slot] !== end - start || this.#kinds[slot] !== kind) return undefined;
    for (let at = start, own = slot * maxBytes; at < end; at++, own++)
      if (this.#bytes[own] !== bytes[at]) return undefined;
    return this.#names[slot];
  }

  set(bytes: Uint8Array, start: number, end: number, kind: NameKind, name: Hostname | null): void {
    if (end - start > maxBytes) return;
    const slot = slotOf(bytes, start, end);
    for (let at = start, own = slot * maxBytes; at < end; at++, own++) this.#bytes[own] = bytes[at]!;
    this.#lengths[slot] = end - start;
    this.#kinds[slot] = kind;
    this.#names[slot] = name;
  }
}

/** FNV-1a (draft-eastlake-fnv), 32 bits: of the low ones, folded. */
const slotOf = (bytes: Uint8Array, start: number, end: number): number => {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ bytes[at]!, 0x01000193);
  return (hash ^ (hash >>> 16)) & (slots - 1);
};
