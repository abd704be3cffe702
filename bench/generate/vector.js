/** Big-endian integers and length-prefixed vectors, as TLS writes them (RFC 8446 section 3.4). */
export const u8 = (value) => Buffer.from([value]);
export const u16 = (value) => Buffer.from([value >> 8, value & 255]);
export const u24 = (value) => Buffer.from([value >> 16, (value >> 8) & 255, value & 255]);
export const u32 = (value) => Buffer.concat([u16(value >>> 16), u16(value & 0xffff)]);

const join = (parts) => Buffer.concat(parts.flat());
const vectorOf =
  (length) =>
  (...parts) => {
    const body = join(parts);
    return Buffer.concat([length(body.length), body]);
  };

export const vector8 = vectorOf(u8);
export const vector16 = vectorOf(u16);
export const vector24 = vectorOf(u24);
export const u16List = (values) => Buffer.concat(values.map(u16));
