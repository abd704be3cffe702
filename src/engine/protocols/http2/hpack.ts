import { latin1 } from '../../bytes/latin1.ts';
import { huffmanDecoded } from './huffman.ts';
import { staticTable, type Field } from './static-table.ts';

// RFC 9113 section 6.5.2: the table's size until its sender says otherwise
const firstTableSize = 4096;
/** Chromium allows its peers 64 KB; more than this is nobody's header. */
const maxTableSize = 1 << 18;
/** RFC 7541 section 4.1: what an entry counts for besides its text. */
const entryOverhead = 32;
/** All fields of one block together, counted as the table counts them: one byte may stand for a long field. */
const maxListSize = 1 << 18;

/** Fields that were sent before, the newest first (RFC 7541 section 2.3.2). */
class DynamicTable {
  #entries: Field[] = [];
  /** Entries before this one are evicted. */
  #oldest = 0;
  #size = 0;
  #maxSize = firstTableSize;

  /** `index` 0 is the newest. */
  at(index: number): Field | undefined {
    const place = this.#entries.length - 1 - index;
    return place < this.#oldest ? undefined : this.#entries[place];
  }

  add(field: Field): void {
    this.#entries.push(field);
    this.#size += sizeOf(field);
    this.#evict();
  }

  /** False for a size that nobody would have agreed to. */
  resize(size: number): boolean {
    if (size > maxTableSize) return false;
    this.#maxSize = size;
    this.#evict();
    return true;
  }

  #evict(): void {
    while (this.#size > this.#maxSize) this.#size -= sizeOf(this.#entries[this.#oldest++]!);
    if (this.#oldest * 2 <= this.#entries.length) return;
    this.#entries = this.#entries.slice(this.#oldest);
    this.#oldest = 0;
  }
}

const sizeOf = ({ name, value }: Field): number => name.length + value.length + entryOverhead;

/** One direction's header compression (RFC 7541): what one block means depends on all those before it. */
export class HpackDecoder {
  readonly #table = new DynamicTable();
  #bytes: Uint8Array = new Uint8Array(0);
  #at = 0;
  #end = 0;

  /** The fields of one block, as many as fit the bound. Null where it can't be read: no later one can be, then. */
  decode(bytes: Uint8Array, start: number, end: number): Field[] | null {
    this.#bytes = bytes;
    this.#at = start;
    this.#end = end;
    const fields: Field[] = [];
    let size = 0;
    while (this.#at < end) {
      const field = this.#next();
      if (field === null) return null;
      if (field === 'resized') continue;
      size += sizeOf(field);
      if (size <= maxListSize) fields.push(field);
    }
    return fields;
  }

  // RFC 7541 section 6: what a representation is, is told by the first bits of its first byte
  #next(): Field | 'resized' | null {
    const byte = this.#bytes[this.#at]!;
    if ((byte & 0x80) !== 0) return this.#field(this.#integer(7));
    if ((byte & 0xc0) === 0x40) return this.#literal(6, true);
    if ((byte & 0xe0) !== 0x20) return this.#literal(4, false);
    const size = this.#integer(5);
    return size >= 0 && this.#table.resize(size) ? 'resized' : null;
  }

  #field(index: number): Field | null {
    if (index < 1) return null;
    return staticTable[index - 1] ?? this.#table.at(index - 1 - staticTable.length) ?? null;
  }

  #literal(bits: number, isKept: boolean): Field | null {
    const index = this.#integer(bits);
    if (index < 0) return null;
    const name = index === 0 ? this.#text() : (this.#field(index)?.name ?? null);
    const value = name === null ? null : this.#text();
    if (name === null || value === null) return null;
    const field = { name, value };
    if (isKept) this.#table.add(field);
    return field;
  }

  // Section 5.1; -1 where it is cut off, or larger than anything it could count
  #integer(bits: number): number {
    const most = (1 << bits) - 1;
    let value = this.#bytes[this.#at++]! & most;
    if (value < most) return value;
    for (let shift = 0; shift <= 21; shift += 7) {
      if (this.#at >= this.#end) return -1;
      const byte = this.#bytes[this.#at++]!;
      value += (byte & 0x7f) << shift;
      if ((byte & 0x80) === 0) return value;
    }
    return -1;
  }

  // Section 5.2
  #text(): string | null {
    if (this.#at >= this.#end) return null;
    const isPacked = (this.#bytes[this.#at]! & 0x80) !== 0;
    const length = this.#integer(7);
    const start = this.#at;
    if (length < 0 || start + length > this.#end) return null;
    this.#at += length;
    return isPacked ? huffmanDecoded(this.#bytes, start, this.#at) : latin1(this.#bytes, start, this.#at);
  }
}
