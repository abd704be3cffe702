/** A file of `static/geo`, or how to have it at once when it is first needed. */
export type TableBytes = Uint8Array | (() => Uint8Array);

/** gzip to plain bytes, at once. */
export type Inflate = (bytes: Uint8Array) => Uint8Array;

export const bytesOf = (file: TableBytes): Uint8Array => (typeof file === 'function' ? file() : file);

/** A server may already have inflated a `.gz` on the way: then its first two bytes are not those of RFC 1952 section 2.3.1. */
export const inflated = (file: TableBytes, inflate: Inflate): Uint8Array => {
  const bytes = bytesOf(file);
  return bytes[0] === 0x1f && bytes[1] === 0x8b ? inflate(bytes) : bytes;
};

export const once = <Value>(make: () => Value): (() => Value) => {
  let made: { readonly value: Value } | null = null;
  return () => (made ??= { value: make() }).value;
};
