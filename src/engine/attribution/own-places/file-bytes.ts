/**
 * A file as mmdb-lib's decoder reads it: it asks for these of Node's Buffer and nothing else, and neither workers nor the
 * engine have one. What lies outside the file is a `RangeError` (DataView).
 */
export class FileBytes extends Uint8Array<ArrayBuffer> {
  readonly #view = new DataView(this.buffer, this.byteOffset, this.byteLength);
  readonly #text = new TextDecoder();
  /** Bytes of text that may still be made: a small file can point to a long text any number of times. */
  textLeft = 0;

  readUInt8(at: number): number {
    return this.#view.getUint8(at);
  }

  readUInt16BE(at: number): number {
    return this.#view.getUint16(at);
  }

  readUInt32BE(at: number): number {
    return this.#view.getUint32(at);
  }

  readInt32BE(at: number): number {
    return this.#view.getInt32(at);
  }

  readFloatBE(at: number): number {
    return this.#view.getFloat32(at);
  }

  readDoubleBE(at: number): number {
    return this.#view.getFloat64(at);
  }

  readUIntBE(at: number, bytes: number): number {
    let number = 0;
    for (let read = 0; read < bytes; read++) number = number * 256 + this.#view.getUint8(at + read);
    return number;
  }

  override toString(_encoding?: string, from = 0, to = this.length): string {
    this.textLeft -= to - from;
    if (to > this.length || this.textLeft < 0) throw new RangeError('text too long');
    return this.#text.decode(new Uint8Array(this.buffer, this.byteOffset + from, to - from));
  }
}
