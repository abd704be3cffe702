import fc from 'fast-check';
import { be16, bytesOf, tlsRecords } from '../../unit/engine/packets.ts';
import { anyBytes, anyNumber, hostname } from './bytes.ts';

const extension = (type: number, body: Uint8Array): Uint8Array =>
  bytesOf(be16(type), be16(body.length), body);

/** RFC 6066 section 3 */
const serverName = hostname.map((name) => {
  const entry = bytesOf(0, be16(name.length), name);
  return extension(0, bytesOf(be16(entry.length), entry));
});
/** RFC 7301 section 3.1 */
const protocols = fc.constantFrom('h2', 'http/1.1', 'h3', '').map((name) => {
  const entry = bytesOf(name.length, name);
  return extension(16, bytesOf(be16(entry.length), entry));
});
// Encrypted Client Hello, versions, key share, padding, GREASE (RFC 8701), and the name's own with anything in it
const other = fc
  .tuple(fc.constantFrom(0xfe0d, 43, 51, 21, 0x0a0a, 0, 41), anyBytes(80))
  .map(([type, body]) => extension(type, body));

const extensions = fc
  .tuple(serverName, fc.array(fc.oneof(protocols, other), { maxLength: 5 }), fc.boolean())
  .map(([name, others, first]) => bytesOf(...(first ? [name, ...others] : [...others, name])));

/** RFC 8446 section 4.1.2: the message with its header. */
export const clientHelloMessage = fc
  .tuple(fc.uint8Array({ maxLength: 32 }), fc.nat(20), extensions)
  .map(([session, suites, all]) => {
    const body = bytesOf(
      be16(0x0303),
      new Array<number>(32).fill(7),
      session.length,
      session,
      be16(2 + 2 * suites),
      be16(0x1301),
      new Array<number>(2 * suites).fill(0x13),
      [1, 0],
      be16(all.length),
      all
    );
    return bytesOf(1, 0, be16(body.length), body);
  });

/** Cut into records of any size, with other records before and after. RFC 8446 section 5.1. */
export const tlsStream = fc
  .tuple(
    clientHelloMessage,
    fc.integer({ min: 1, max: 600 }),
    fc.array(anyBytes(60), { maxLength: 2 }),
    fc.nat(5)
  )
  .map(([hello, size, others, alert]) =>
    bytesOf(
      alert === 0 ? [21, 3, 3, 0, 2, 1, 0] : [],
      tlsRecords(hello, size),
      ...others.map((data) => bytesOf(23, 3, 3, be16(data.length), data))
    )
  );

/** RFC 6347 sections 4.1 and 4.2.2: handshake fragments with their own place and length, one a record. */
export const dtlsDatagram = fc
  .tuple(
    clientHelloMessage,
    fc.integer({ min: 20, max: 400 }),
    fc.option(anyNumber(24), { freq: 9 }),
    fc.boolean()
  )
  .map(([hello, size, place, cookie]) => {
    // A cookie stands behind the session: section 4.2.1.
    const session = 38 + (hello[38] ?? 0) + 1;
    const whole = cookie
      ? bytesOf(hello.subarray(4, session), 0, hello.subarray(session))
      : hello.subarray(4);
    const records: Uint8Array[] = [];
    for (let at = 0; at < whole.length; at += size) {
      const part = whole.subarray(at, at + size);
      const from = place ?? at;
      const header = bytesOf(
        1,
        0,
        be16(whole.length),
        [0, 0],
        0,
        from >> 16,
        be16(from),
        0,
        be16(part.length)
      );
      const number = [0, 0, 0, 0, 0, 0, 0, records.length];
      records.push(bytesOf(22, 0xfe, 0xfd, number, be16(header.length + part.length), header, part));
    }
    return bytesOf(...records);
  });
