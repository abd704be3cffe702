import { clientHello, serverHello } from './client-hello.js';
import { client, server } from './flow.js';
import { closeTcp, flag, openTcp, segmentBytes, streamTcp } from './tcp.js';
import { u16, u8, vector16 } from './vector.js';

/** RFC 8446 section 5.1: content types, and the version every record still carries. */
const record = (type, version, body) => Buffer.concat([u8(type), u16(version), vector16(body)]);
const [changeCipherSpec, handshake, applicationData] = [20, 22, 23];

const push = flag.psh | flag.ack;
const recordHead = 5;
/** RFC 8446 section 5.2: 2^14 and one for the content type and 16 for AES-GCM. */
const largestRecord = 16401;

/** A stream of records of one size: what is at a position follows from the position alone. */
export const recordStream = (pool, offset, recordBytes) => {
  const whole = recordHead + recordBytes;
  const head = Buffer.concat([u8(applicationData), u16(0x0303), u16(recordBytes)]);
  const fill = (bytes, at, position, length) => {
    pool.copy(bytes, at, offset + position, length);
    const first = Math.floor(position / whole) * whole;
    for (let start = first; start < position + length; start += whole)
      for (let index = 0; index < recordHead; index++) {
        const place = start + index - position;
        if (place >= 0 && place < length) bytes[at + place] = head[index];
      }
  };
  return { fill, whole };
};

function* sendHello(flow, random, name) {
  const hello = record(handshake, 0x0301, clientHello(random, { name, large: random.chance(0.3) }));
  flow.send(client, hello.length > segmentBytes ? flag.ack : push, hello.subarray(0, segmentBytes));
  if (hello.length > segmentBytes) {
    yield random.between(5, 40);
    flow.send(client, push, hello.subarray(segmentBytes));
  }
}

/** ServerHello, then what is encrypted from there on: extensions, certificate, finished. */
function* answerHello(flow, random) {
  const reply = Buffer.concat([
    record(handshake, 0x0303, serverHello(random)),
    record(changeCipherSpec, 0x0303, u8(1)),
    record(applicationData, 0x0303, random.bytes(random.between(2200, 3600)))
  ]);
  for (let at = 0; at < reply.length; at += segmentBytes) {
    flow.send(
      server,
      at + segmentBytes < reply.length ? flag.ack : push,
      reply.subarray(at, at + segmentBytes)
    );
    yield random.between(20, 120);
  }
  flow.bare(client, flag.ack);
}

const finishAndAsk = (random) =>
  Buffer.concat([
    record(changeCipherSpec, 0x0303, u8(1)),
    record(applicationData, 0x0303, random.bytes(53)),
    record(applicationData, 0x0303, random.bytes(random.between(180, 900)))
  ]);

/** One TLS 1.3 connection with about `segments` segments of data, one in eight sent rather than received. */
export function* tlsDialogue(flow, random, pool, name, segments) {
  yield* openTcp(flow, random);
  yield random.between(80, 900);
  yield* sendHello(flow, random, name);
  yield flow.rttUs + random.between(300, 4000);
  yield* answerHello(flow, random);
  yield random.between(200, 1500);
  flow.send(client, push, finishAndAsk(random));
  yield flow.rttUs + random.between(500, 30000);
  const { fill, whole } = recordStream(pool, random.below(1 << 22), random.between(1200, largestRecord));
  const records = Math.max(1, Math.round((segments * segmentBytes) / whole));
  yield* streamTcp(flow, random, random.chance(0.125) ? client : server, records * whole, fill);
  yield random.between(1000, 2e6);
  yield* closeTcp(flow, random);
}
