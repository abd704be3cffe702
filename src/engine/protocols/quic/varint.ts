/** Reads variable-length integers (RFC 9000 section 16) one after the other. */
export class Varints {
  /** The bytes ended before a value did: what was read is worthless. */
  isShort = false;

  constructor(
    private readonly bytes: Uint8Array,
    public at: number,
    private readonly end: number
  ) {}

  next(): number {
    const first = this.at < this.end ? this.bytes[this.at]! : 0;
    const next = this.at + (1 << (first >> 6));
    if (next > this.end) this.isShort = true;
    let value = first & 0x3f;
    for (let at = this.at + 1; at < next; at++) value = value * 256 + (this.bytes[at] ?? 0);
    this.at = next;
    return value;
  }

  skip(bytes: number): void {
    this.at += bytes;
    if (this.at > this.end) this.isShort = true;
  }

  isAtEnd(): boolean {
    return this.at >= this.end;
  }
}
