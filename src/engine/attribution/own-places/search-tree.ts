import { isV4, type AddressWords } from '../../model/address.ts';
import type { FileBytes } from './file-bytes.ts';
import type { Metadata } from './metadata.ts';

/** MaxMind DB File Format Specification 2.0, "Binary Search Tree Section": one bit of an address chooses one half of a node. */
export class SearchTree {
  /** Everything IPv4 hangs below ::/96 of an IPv6 tree. */
  readonly #v4Root: number;

  constructor(
    private readonly bytes: FileBytes,
    private readonly metadata: Metadata
  ) {
    this.#v4Root = metadata.ipVersion === 6 ? this.#descend(0, [0, 0, 0, 0], 0, 96) : 0;
  }

  /** Where in the file the record of this address stands; null where it has none. */
  find(words: AddressWords): number | null {
    if (isV4(words)) return this.#recordAt(this.#descend(this.#v4Root, words, 96, 128));
    return this.metadata.ipVersion === 4 ? null : this.#recordAt(this.#descend(0, words, 0, 128));
  }

  /** The first records that lie in the tree, for a look at what they are. Takes `mostNodes` steps at most. */
  *first(mostNodes: number): Generator<number> {
    const open = [0];
    for (let steps = 0; steps < mostNodes; steps++) {
      const node = open.pop();
      if (node === undefined) return;
      if (node < this.metadata.nodeCount) open.push(this.#half(node, 1), this.#half(node, 0));
      const record = this.#recordAt(node);
      if (record !== null) yield record;
    }
  }

  #descend(node: number, words: AddressWords, from: number, to: number): number {
    for (let bit = from; bit < to && node < this.metadata.nodeCount; bit++)
      node = this.#half(node, ((words[bit >> 5]! >>> (31 - (bit & 31))) & 1) as 0 | 1);
    return node;
  }

  #half(node: number, side: 0 | 1): number {
    const { bytes } = this;
    switch (this.metadata.recordSize) {
      case 24:
        return bytes.readUIntBE(node * 6 + side * 3, 3);
      case 32:
        return bytes.readUInt32BE(node * 8 + side * 4);
      case 28: {
        const middle = bytes[node * 7 + 3]!;
        return side === 0
          ? (middle >> 4) * 0x100_0000 + bytes.readUIntBE(node * 7, 3)
          : (middle & 15) * 0x100_0000 + bytes.readUIntBE(node * 7 + 4, 3);
      }
    }
  }

  /** A number above those of the nodes points into the data, and those right above into the separator, where nothing is. */
  #recordAt(node: number): number | null {
    const { nodeCount, treeBytes } = this.metadata;
    return node > nodeCount ? node - nodeCount + treeBytes : null;
  }
}
