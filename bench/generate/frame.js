/** Ethernet, IPv4 and IPv6 headers, written into the buffer that goes to the file. */
export const ethernetLength = 14;
export const protocolTcp = 6;
export const protocolUdp = 17;

/** Locally administered addresses (IEEE 802, second bit of the first octet). */
const deviceMac = Buffer.from('02005e100001', 'hex');
const routerMac = Buffer.from('02005e1000fe', 'hex');

const ethernet = (fromClient, etherType) =>
  Buffer.concat([
    fromClient ? routerMac : deviceMac,
    fromClient ? deviceMac : routerMac,
    Buffer.from([etherType >> 8, etherType & 255])
  ]);

/** RFC 791 section 3.1: 20 bytes, "don't fragment", time to live 64; length, identification and checksum come later. */
const ipv4 = (protocol, from, to) =>
  Buffer.concat([Buffer.from([0x45, 0, 0, 0, 0, 0, 0x40, 0, 64, protocol, 0, 0]), from, to]);

/** RFC 8200 section 3: 40 bytes; the length comes later. */
const ipv6 = (protocol, from, to) =>
  Buffer.concat([Buffer.from([0x60, 0, 0, 0, 0, 0, protocol, 64]), from, to]);

/** The bytes before TCP or UDP, the same for every packet of a flow in one direction but for `setIpLength`. */
export const lowerHeaders = (fromClient, protocol, from, to) =>
  from.length === 4
    ? Buffer.concat([ethernet(fromClient, 0x0800), ipv4(protocol, from, to)])
    : Buffer.concat([ethernet(fromClient, 0x86dd), ipv6(protocol, from, to)]);

/** RFC 1071: one's complement sum of 16-bit words. */
const fold = (sum) => {
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >>> 16);
  return sum;
};

const sumWords = (bytes, at, length) => {
  let sum = 0;
  const even = at + (length & ~1);
  for (let word = at; word < even; word += 2) sum += (bytes[word] << 8) | bytes[word + 1];
  return length & 1 ? sum + (bytes[even] << 8) : sum;
};

const setIpv4Length = (bytes, ip, length, identification) => {
  bytes.writeUInt16BE(length, ip + 2);
  bytes.writeUInt16BE(identification & 0xffff, ip + 4);
  bytes.writeUInt16BE(0xffff ^ fold(sumWords(bytes, ip, 20)), ip + 10);
};

/** `length` counts the IP header; `ip` is where that header begins. */
export const setIpLength = (bytes, ip, length, identification) => {
  if (bytes[ip] === 0x45) setIpv4Length(bytes, ip, length, identification);
  else bytes.writeUInt16BE(length - 40, ip + 4);
};

/** RFC 768 and RFC 8200 section 8.1: over addresses, protocol, length and the datagram; a sum of 0 is sent as 0xffff. */
export const setUdpChecksum = (bytes, ip, udp, length) => {
  const addresses = bytes[ip] === 0x45 ? sumWords(bytes, ip + 12, 8) : sumWords(bytes, ip + 8, 32);
  const sum = fold(addresses + protocolUdp + length + sumWords(bytes, udp, length));
  bytes.writeUInt16BE(0xffff ^ sum || 0xffff, udp + 6);
};
