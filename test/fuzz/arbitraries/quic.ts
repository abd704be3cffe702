import fc from 'fast-check';
import { be16, be32, bytesOf } from '../../unit/engine/packets.ts';
import { chlo, cryptoFrame, initial, otherVersions, v1, v2 } from '../../unit/engine/quic-packets.ts';
import { anyBytes, anyNumber, damaged, hostname } from './bytes.ts';
import { clientHelloMessage } from './tls.ts';

/** RFC 9000 section 16, in the shortest form that fits or in one of eight bytes. */
const varint = fc.oneof(
  fc.nat(63).map((value) => [value]),
  anyNumber(16).map((value) => be16(0x4000 | (value & 0x3fff))),
  anyNumber(24).map((value) => be32(0x80000000 | value)),
  fc.tuple(anyNumber(24), anyNumber(24)).map(([high, low]) => [0xc0, ...be32(high).slice(1), ...be32(low)])
);

/** RFC 9000 section 12.4: what an Initial may carry, and what it may not, with any numbers in it. */
const oddFrame = fc
  .tuple(fc.constantFrom(0, 1, 2, 3, 6, 6, 7, 0x1c, 0x30), fc.array(varint, { maxLength: 6 }), anyBytes(40))
  .map(([type, numbers, data]) => bytesOf(type, ...numbers, data));

/** A hello in CRYPTO frames of any size, in any order, some of them twice. Section 19.6. */
const cryptoFrames = fc
  .tuple(clientHelloMessage, fc.integer({ min: 10, max: 400 }))
  .chain(([hello, size]) => {
    const frames: Uint8Array[] = [];
    for (let at = 0; at < hello.length; at += size)
      frames.push(cryptoFrame(hello, at, Math.min(at + size, hello.length)));
    return fc.oneof(
      fc.shuffledSubarray(frames, { minLength: frames.length }),
      fc.array(fc.constantFrom(...frames), { maxLength: 8 })
    );
  });

const frames = fc
  .tuple(cryptoFrames, fc.array(damaged(oddFrame), { maxLength: 3 }), fc.nat(3))
  .map(([crypto, odd, first]) => bytesOf(...(first === 0 ? [...odd, ...crypto] : [...crypto, ...odd])));

const options = fc.record({
  version: fc.constantFrom(v1, v1, v2, ...otherVersions),
  token: fc.uint8Array({ maxLength: 60 }),
  number: fc.nat(70_000)
});

const connectionId = fc.uint8Array({ minLength: 8, maxLength: 20 });

/** Sealed as a client seals it, so that what is odd lies behind the decryption. RFC 9001 section 5. */
export const quicInitials = fc
  .tuple(connectionId, options, frames, fc.option(damaged(frames), { freq: 3 }))
  .map(([to, how, first, second]) => [
    initial(first, { ...how, to }),
    ...(second ? [initial(second, { ...how, to, number: how.number + 1 })] : [])
  ]);

/** draft-ietf-quic-invariants-01 and before: flags, connection, version, number, a hash, a STREAM frame. */
export const googleQuic = fc
  .tuple(fc.constantFrom('Q043', 'Q039', 'Q046', 'Q050'), hostname, anyBytes(30))
  .map(([version, name, odd]) => {
    const hello = chlo(name);
    return [
      bytesOf(
        0x0d,
        new Array<number>(8).fill(5),
        version,
        1,
        new Array<number>(12).fill(0),
        0xa0,
        1,
        be16(hello.length),
        hello,
        odd
      )
    ];
  });
