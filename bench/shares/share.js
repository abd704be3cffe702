import { randomBytes } from 'node:crypto';

const header = Buffer.from([...Buffer.from('WHTR'), 1, 1]);
const numberAt = header.length;
const restAt = numberAt + 4;

/** Shares that nobody can open: a header, and bytes of chance as a cipher gives them; each with a number of its own. */
export const sharesOf = (size) => {
  const rest = randomBytes(size - restAt);
  const numbered = (number) => {
    const four = Buffer.alloc(4);
    four.writeUInt32BE(number);
    return Buffer.concat([header, four, rest]);
  };
  return {
    numbered,
    isNumbered: (bytes, number) =>
      bytes.length === size && bytes.readUInt32BE(numberAt) === number && bytes.subarray(restAt).equals(rest)
  };
};
