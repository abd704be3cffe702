/**
 * The list of operators, `operators.bin`: every network number of the two asn tables with its name, in the order in
 * which the IPv4 table and then the IPv6 table first mention them. All numbers are little endian.
 *
 *     0  "OPS1"
 *     4  u32  n
 *     8       n most significant bytes of the network numbers, then n of the next, and so on: four planes
 *             n names, UTF-8, separated by a line feed
 *
 * Entry 0 is number 0 without a name: no network is known.
 * @typedef {{ asn: number, name: string }} Operator
 */

/** `13335,"Cloudflare, Inc."` as the sources write it; '' is no network. @param {string} value @returns {Operator} */
export const parseOperator = (value) => {
  const [, asn, quoted, plain] = /^"?(\d+)"?,(?:"(.*)"|(.*))$/.exec(value) ?? [];
  if (!asn) return { asn: 0, name: '' };
  return {
    asn: Number(asn),
    name: (quoted?.replaceAll('""', '"') ?? plain ?? '').replace(/\s+/g, ' ').trim()
  };
};

/** @param {readonly (readonly string[])[]} columns values of the tables, in their order @returns {{ list: Operator[], indexOf: (value: string) => number }} */
export const listOperators = (columns) => {
  const list = [parseOperator('')];
  const byAsn = new Map([[0, 0]]);
  /** @type {Map<string, number>} */
  const byValue = new Map();
  for (const value of columns.flat()) {
    if (byValue.has(value)) continue;
    const operator = parseOperator(value);
    const index = byAsn.get(operator.asn) ?? list.push(operator) - 1;
    byAsn.set(operator.asn, index);
    byValue.set(value, index);
  }
  return { list, indexOf: (value) => byValue.get(value) ?? 0 };
};

/** @param {readonly Operator[]} list */
export const encodeOperators = (list) => {
  const header = Buffer.alloc(8);
  header.write('OPS1', 'latin1');
  header.writeUInt32LE(list.length, 4);
  const columns = Buffer.alloc(list.length * 4);
  list.forEach(({ asn }, index) => {
    for (let plane = 0; plane < 4; plane++)
      columns[plane * list.length + index] = (asn >>> (24 - 8 * plane)) & 255;
  });
  return Buffer.concat([header, columns, Buffer.from(list.map(({ name }) => name).join('\n'))]);
};
