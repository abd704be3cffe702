export type Ended = 'whole' | 'cut' | 'broken';

/** What a decompressor gives. */
export interface Inflated {
  readonly bytes: Uint8Array;
  /** Index of the first byte after the stream; where it broke, of no meaning. */
  readonly next: number;
  /** `cut`: more would have come than was asked for. `broken`: the stream is damaged or ends early. */
  readonly ended: Ended;
}

/** Bytes that are written one after another, and never more than `most`. */
export class BoundedOutput {
  bytes: Uint8Array;
  length = 0;

  constructor(
    private readonly most: number,
    expected: number
  ) {
    this.bytes = new Uint8Array(Math.min(most, Math.max(256, expected)));
  }

  /** The byte written `distance` before the end; 0 before the first. */
  back(distance: number): number {
    return distance > this.length ? 0 : this.bytes[this.length - distance]!;
  }

  /** False where there is no room. */
  put(byte: number): boolean {
    if (this.length >= this.bytes.length && !this.grow(1)) return false;
    this.bytes[this.length++] = byte;
    return true;
  }

  copyIn(bytes: Uint8Array): boolean {
    const kept = Math.min(bytes.length, this.most - this.length);
    this.grow(kept);
    this.bytes.set(kept < bytes.length ? bytes.subarray(0, kept) : bytes, this.length);
    this.length += kept;
    return kept === bytes.length;
  }

  /** Repeats what was written `distance` before the end, which is no more than was written. */
  copyBack(distance: number, length: number): boolean {
    const kept = Math.min(length, this.most - this.length);
    this.grow(kept);
    const bytes = this.bytes;
    let to = this.length;
    for (const end = to + kept; to < end; to++) bytes[to] = bytes[to - distance]!;
    this.length = to;
    return kept === length;
  }

  result(ended: Ended, next: number): Inflated {
    return { bytes: this.bytes.subarray(0, this.length), next, ended };
  }

  /** Makes room for `more` bytes; false where that is beyond the bound. */
  grow(more: number): boolean {
    const needed = this.length + more;
    if (needed > this.most) return false;
    if (needed <= this.bytes.length) return true;
    const bytes = new Uint8Array(Math.min(this.most, Math.max(needed, this.bytes.length * 2)));
    bytes.set(this.bytes.subarray(0, this.length));
    this.bytes = bytes;
    return true;
  }
}
