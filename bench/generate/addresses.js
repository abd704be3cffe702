/** First octets without any block that the IANA special-purpose registry (RFC 6890) or multicast begins with. */
const publicOctets = Array.from({ length: 223 }, (_, octet) => octet).filter(
  (octet) => octet > 0 && ![10, 100, 127, 169, 172, 192, 198, 203].includes(octet)
);
const publicPrefixes = ['26064700', '2a001450', '2a032880', '26009000', '24010b00', '24046800', '2a0206b8'];

export const publicIPv4 = (random) =>
  Buffer.from([random.pick(publicOctets), random.below(256), random.below(256), random.between(1, 254)]);

export const publicIPv6 = (random) =>
  Buffer.concat([Buffer.from(random.pick(publicPrefixes), 'hex'), random.bytes(12)]);

export const publicAddress = (random, version6) => (version6 ? publicIPv6(random) : publicIPv4(random));

/** Device `index` of the household: RFC 1918 space, and RFC 3849 documentation space for IPv6. */
export const deviceAddress = (index, version6) =>
  version6
    ? Buffer.from(`20010db8000000000000000000${(0x100000 + index).toString(16)}`, 'hex')
    : Buffer.from([192, 168, index >> 8, index & 255]);

const ipv4Text = (bytes) => bytes.join('.');

/** RFC 5952: lower case, no leading zeros, the longest run of two or more zero groups (the first of equals) as `::`. */
const ipv6Text = (bytes) => {
  const groups = Array.from({ length: 8 }, (_, index) => bytes.readUInt16BE(index * 2).toString(16)).join(
    ':'
  );
  const runs = [...groups.matchAll(/\b0(?::0)+\b/g)].map(([run]) => run);
  const longest = runs.reduce((best, run) => (run.length > best.length ? run : best), '');
  if (longest === '') return groups;
  const at = groups.search(new RegExp(`\\b${longest}\\b`));
  const [head, tail] = [groups.slice(0, at), groups.slice(at + longest.length)];
  return `${head.replace(/:$/, '')}::${tail.replace(/^:/, '')}`;
};

export const addressText = (bytes) => (bytes.length === 4 ? ipv4Text(bytes) : ipv6Text(bytes));
