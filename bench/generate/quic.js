import { clientHello, serverHello } from './client-hello.js';
import { client, server } from './flow.js';
import { initialKeys, protect } from './quic-protection.js';
import { u16, u32, u8, vector8 } from './vector.js';

const version1 = 1;
/** What Chrome sends; RFC 9000 section 14.1 asks for at least 1200. */
const datagramBytes = 1250;
const tagBytes = 16;
const numberBytes = 2;
/** RFC 9000 section 17.2: long header types, in the first byte with the fixed bit. */
const [initialType, handshakeType] = [0xc0, 0xe0];

/** RFC 9000 section 16: a variable-length integer of two bytes. */
const varint16 = (value) => u16(0x4000 | value);

const longHeader = (type, ids) =>
  Buffer.concat([u8(type), u32(version1), vector8(ids.destination), vector8(ids.source)]);

/** RFC 9000 section 17.2.2: no token, and a length that counts packet number, payload and tag. */
const initialHeader = (ids, packetNumber, payloadBytes) =>
  Buffer.concat([
    longHeader(initialType | (numberBytes - 1), ids),
    u8(0),
    varint16(numberBytes + payloadBytes + tagBytes),
    u16(packetNumber)
  ]);

const initial = (keys, ids, packetNumber, payload) =>
  protect(keys, initialHeader(ids, packetNumber, payload.length), packetNumber, numberBytes, payload);

/** RFC 9000 section 19.6. */
const cryptoFrame = (hello, from, to) =>
  Buffer.concat([u8(6), varint16(from), varint16(to - from), hello.subarray(from, to)]);
const ping = u8(1);

/** Chrome cuts its hello and sends the pieces out of order, with PING and PADDING between them. */
const scattered = (random, hello, from, to) => {
  const first = random.between(from + 1, to - 2);
  const second = random.between(first + 1, to - 1);
  const pieces = [
    cryptoFrame(hello, from, first),
    cryptoFrame(hello, first, second),
    cryptoFrame(hello, second, to)
  ];
  return Buffer.concat(random.shuffle([...pieces, ping, Buffer.alloc(random.between(1, 20))]));
};

const padded = (frames, headerBytes) =>
  Buffer.concat([frames, Buffer.alloc(Math.max(0, datagramBytes - headerBytes - tagBytes - frames.length))]);

const clientInitial = (keys, ids, packetNumber, frames) =>
  initial(keys, ids, packetNumber, padded(frames, initialHeader(ids, 0, 0).length));

/** One datagram, or two where the hello with its large key share needs them. */
const clientInitials = (random, keys, ids, name) => {
  const hello = clientHello(random, { name, quic: true, large: random.chance(0.3) });
  const frames = (from, to) =>
    random.chance(0.5) ? scattered(random, hello, from, to) : cryptoFrame(hello, from, to);
  const cut = Math.min(hello.length, 1100);
  const first = clientInitial(keys, ids, 1, frames(0, cut));
  return cut === hello.length ? [first] : [first, clientInitial(keys, ids, 2, frames(cut, hello.length))];
};

/** RFC 9000 section 19.3: ACK of packet 1, no delay, no further range. */
const ack = Buffer.from('0201000000', 'hex');

/** Initial and Handshake in one datagram (RFC 9000 section 12.2); what only the two ends can read is noise. */
const serverFlight = (random, keys, ids) => {
  const hello = serverHello(random);
  const first = initial(keys, ids, 0, Buffer.concat([ack, cryptoFrame(hello, 0, hello.length)]));
  const head = longHeader(handshakeType | random.below(4), ids);
  const length = datagramBytes - first.length - head.length - 2;
  return Buffer.concat([first, head, varint16(length), random.bytes(length)]);
};

const clientFinish = (random, ids) => {
  const body = random.bytes(80);
  return Buffer.concat([longHeader(handshakeType | random.below(4), ids), varint16(body.length), body]);
};

/** RFC 9000 section 17.3: short header, fixed bit set, the rest as good as random. */
const sendShort = (flow, random, pool, side, destinationId, length) => {
  const position = random.below(1 << 22);
  flow.sendFilled(side, length, (bytes, at) => {
    pool.copy(bytes, at, position, length);
    bytes[at] = 0x40 | (bytes[at] & 0x3f);
    destinationId.copy(bytes, at + 1);
  });
};

/** One QUIC connection with about `packets` packets of data from the server. */
export function* quicDialogue(flow, random, pool, name, packets) {
  const rttUs = flow.ends.server.rttUs;
  const [original, chosen, none] = [random.bytes(8), random.bytes(8), Buffer.alloc(0)];
  const clientKeys = initialKeys(original, 'client in');
  for (const datagram of clientInitials(random, clientKeys, { destination: original, source: none }, name)) {
    flow.send(client, datagram);
    yield random.between(20, 90);
  }
  yield rttUs;
  flow.send(
    server,
    serverFlight(random, initialKeys(original, 'server in'), { destination: none, source: chosen })
  );
  yield random.between(200, 900);
  flow.send(client, clientFinish(random, { destination: chosen, source: none }));
  yield random.between(50, 200);
  sendShort(flow, random, pool, client, chosen, random.between(120, 700));
  yield rttUs + random.between(500, 30000);
  for (let count = 1; count <= packets; count++) {
    sendShort(flow, random, pool, server, none, datagramBytes);
    yield random.between(30, 900);
    if (count % 2 === 0) sendShort(flow, random, pool, client, chosen, random.between(32, 48));
  }
}
