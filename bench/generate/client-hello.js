import { u16, u16List, u8, vector16, vector24, vector8 } from './vector.js';

/** RFC 8701 section 2: values that no server may know. */
const greases = Array.from({ length: 16 }, (_, index) => 0x0a0a + index * 0x1010);

const cipherSuites = [
  0x1301, 0x1302, 0x1303, 0xc02b, 0xc02f, 0xc02c, 0xc030, 0xcca9, 0xcca8, 0xc013, 0xc014, 0x009c, 0x009d,
  0x002f, 0x0035
];
const signatureSchemes = [0x0403, 0x0804, 0x0401, 0x0503, 0x0805, 0x0501, 0x0806, 0x0601];
const x25519 = 0x001d;
/** draft-ietf-tls-ecdhe-mlkem: its share of 1,216 bytes is why a hello no longer fits one packet. */
const x25519mlkem768 = 0x11ec;

const extension = (type, ...body) => Buffer.concat([u16(type), vector16(...body)]);

/** RFC 6066 section 3. */
const serverName = (name) => extension(0, vector16(u8(0), vector16(Buffer.from(name))));
const alpn = (protocols) =>
  extension(16, vector16(...protocols.map((protocol) => vector8(Buffer.from(protocol)))));

/** RFC 8446 section 4.2.8: a list of group and share. */
const keyShare = (random, grease, large) => {
  const modern = large ? [u16(x25519mlkem768), vector16(random.bytes(1216))] : [];
  return extension(
    51,
    vector16(u16(grease), vector16(u8(0)), ...modern, u16(x25519), vector16(random.bytes(32)))
  );
};

/** RFC 9000 section 18: identifier, length, value; all of them short. */
const transportParameters = Buffer.from(
  '010480007530' + '0304800005c0' + '040480f00000' + '050480600000' + '080240640f00',
  'hex'
);

const common = (random, name, grease, large) => [
  serverName(name),
  extension(
    10,
    vector16(u16List([grease, ...(large ? [x25519mlkem768] : []), x25519, 0x0017, 0x0018])) // RFC 8422 section 5.1.1
  ),
  extension(13, vector16(u16List(signatureSchemes))),
  extension(45, vector8(u8(1))),
  extension(43, vector8(u16List([grease, 0x0304, 0x0303]))),
  extension(27, vector8(u16(2))), // RFC 8879
  keyShare(random, grease, large)
];

const overTcp = [
  extension(23),
  extension(0xff01, u8(0)),
  extension(11, vector8(u8(0))),
  extension(35),
  alpn(['h2', 'http/1.1']),
  extension(5, Buffer.from('0100000000', 'hex')),
  extension(18)
];
const overQuic = [alpn(['h3']), extension(57, transportParameters)];

/** RFC 7685: hellos of 256 to 511 bytes are padded to 512 for the sake of old middle boxes. */
const padding = (length) =>
  length > 255 && length < 512 ? [extension(21, Buffer.alloc(Math.max(1, 512 - length - 4)))] : [];

/** Extensions in an order of chance between two of GREASE, as Chrome sends them. */
const extensions = (random, { name, quic, large }) => {
  const [first, last, group] = [random.pick(greases), random.pick(greases), random.pick(greases)];
  const middle = [...common(random, name, group, large), ...(quic ? overQuic : overTcp)];
  const ends = first === last ? [] : [extension(last, u8(0))];
  return [extension(first), ...random.shuffle(middle), ...ends];
};

/** The handshake message ClientHello (RFC 8446 section 4.1.2), without its record. */
export const clientHello = (random, options) => {
  const head = Buffer.concat([
    u16(0x0303),
    random.bytes(32),
    vector8(options.quic ? Buffer.alloc(0) : random.bytes(32)),
    vector16(u16List([random.pick(greases), ...cipherSuites])),
    vector8(u8(0))
  ]);
  const list = extensions(random, options);
  const length = 4 + head.length + 2 + list.reduce((sum, part) => sum + part.length, 0);
  const padded = options.quic ? list : [...list, ...padding(length)];
  return Buffer.concat([u8(1), vector24(head, vector16(...padded))]);
};

/** RFC 8446 section 4.1.3: version, random, echoed session, suite, and the share. */
export const serverHello = (random) =>
  Buffer.concat([
    u8(2),
    vector24(
      u16(0x0303),
      random.bytes(32),
      vector8(Buffer.alloc(0)),
      u16(0x1301),
      u8(0),
      vector16(extension(43, u16(0x0304)), extension(51, u16(x25519), vector16(random.bytes(32))))
    )
  ]);
