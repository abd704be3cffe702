/** The first `most` of a text or of bytes. What is cut is copied: a slice of a text keeps all of it alive. */
export const flatSlice = <T extends string | Uint8Array>(data: T, most: number): T => {
  if (data.length <= most) return data;
  if (typeof data !== 'string') return data.slice(0, most) as T;
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(
    new TextEncoder().encode(data.slice(0, most))
  ) as T;
};
