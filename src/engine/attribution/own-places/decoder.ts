import library from 'mmdb-lib/lib/decoder.js';
import type { FileBytes } from './file-bytes.ts';

interface Cursor {
  readonly value: unknown;
  /** Of what follows. */
  readonly offset: number;
}

/** What is used of mmdb-lib's decoder, of its parts that its own types hide as well. */
type Decoder = new (
  bytes: FileBytes,
  base: number
) => {
  decode(offset: number): Cursor;
  decodeMap(size: number, offset: number): Cursor;
  decodeArray(size: number, offset: number): Cursor;
};

// A CommonJS module: Node gives its exports, bundlers give the default among them.
const LibraryDecoder = ('default' in library ? library.default : library) as Decoder;

/** Bounds of one record. The largest of MaxMind's, with all languages, take a tenth of them. */
const mostValues = 4000;
const deepest = 16;
const mostTextBytes = 1 << 16;
const mostMembers = 1000;

/**
 * mmdb-lib decodes a MaxMind DB's data section (MaxMind DB File Format Specification 2.0), but believes it: pointers may
 * form a circle, or point to the same list over and over. Here each value is counted before it is decoded.
 */
class BoundedDecoder extends LibraryDecoder {
  #left = mostValues;
  #depth = 0;

  constructor(
    private readonly bytes: FileBytes,
    base: number
  ) {
    super(bytes, base);
  }

  begin(): void {
    this.#left = mostValues;
    this.#depth = 0;
    this.bytes.textLeft = mostTextBytes;
  }

  override decode(offset: number): Cursor {
    if (!(offset >= 0 && offset < this.bytes.length)) throw new RangeError('a pointer leads out of the file');
    if (--this.#left < 0 || ++this.#depth > deepest) throw new RangeError('a record without end');
    const cursor = super.decode(offset);
    this.#depth--;
    return cursor;
  }

  override decodeMap(size: number, offset: number): Cursor {
    return super.decodeMap(checked(size), offset);
  }

  override decodeArray(size: number, offset: number): Cursor {
    return super.decodeArray(checked(size), offset);
  }
}

const checked = (size: number): number => {
  if (size <= mostMembers) return size;
  throw new RangeError('a record with too many members');
};

/** Why something could not be decoded, for the facts of an error. */
export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : 'unknown');

/** Decodes what stands at an offset, pointers counted from `base`. Throws where there is nothing that ends. */
export const decoderOf = (bytes: FileBytes, base: number): ((offset: number) => unknown) => {
  const decoder = new BoundedDecoder(bytes, base);
  return (offset) => {
    decoder.begin();
    return decoder.decode(offset).value;
  };
};
