/** Protocol Buffers encoding (protobuf.dev/programming-guides/encoding), as far as messages of chance need it. */
const varint = (number) => {
  const bytes = [];
  for (let left = BigInt(number); ; left >>= 7n) {
    if (left < 128n) return Buffer.from([...bytes, Number(left)]);
    bytes.push(Number(left & 127n) | 128);
  }
};

const lengthDelimited = (field, bytes) =>
  Buffer.concat([varint((field << 3) | 2), varint(bytes.length), bytes]);

/** Fields in order: a number is a varint, a text or bytes are length-delimited, a list is a message within. */
export const protobufOf = (fields) =>
  Buffer.concat(
    fields.map((value, at) => {
      const field = at + 1;
      if (typeof value === 'number') return Buffer.concat([varint(field << 3), varint(value)]);
      if (Array.isArray(value)) return lengthDelimited(field, protobufOf(value));
      return lengthDelimited(field, Buffer.from(value));
    })
  );
