import fc from 'fast-check';
import { be16, be32, bytesOf } from '../../unit/engine/packets.ts';
import { anyBytes, anyNumber, hostname } from './bytes.ts';

// RFC 1035 section 4.1: names in labels, or with a pointer at their end
const labels = hostname.map((name) =>
  bytesOf(...name.split('.').flatMap((label) => [label.length, label]), 0)
);
const pointer = fc.nat(60).map((to) => bytesOf(0xc0, to));
const pointed = fc.tuple(labels, pointer).map(([name, to]) => bytesOf(name.subarray(0, -1), to));
const name = fc.oneof({ weight: 4, arbitrary: labels }, pointer, pointed, anyBytes(20));

const classIn = 1;
const question = fc
  .tuple(name, fc.constantFrom(1, 28, 5, 12, 33, 65, 255))
  .map(([asked, type]) => bytesOf(asked, be16(type), be16(classIn)));

const dataOf = new Map<number, fc.Arbitrary<Uint8Array>>([
  [1, fc.uint8Array({ minLength: 4, maxLength: 4 })],
  [28, fc.uint8Array({ minLength: 16, maxLength: 16 })],
  [5, name],
  [12, name],
  // RFC 9460 section 2.2: priority, target, parameters
  [65, fc.tuple(name, anyBytes(40)).map(([target, parameters]) => bytesOf(0, 1, target, parameters))],
  // RFC 6891 section 6.1.2
  [41, anyBytes(30)]
]);

const record = fc
  .constantFrom(...dataOf.keys())
  .chain((type) => fc.tuple(name, fc.constant(type), dataOf.get(type)!, fc.nat(9)))
  .map(([owner, type, data, odd]) =>
    bytesOf(
      owner,
      be16(type),
      be16(odd === 0 ? 0x8001 : classIn),
      be32(300),
      be16(odd === 1 ? 0xffff : data.length),
      data
    )
  );

const list = (of: fc.Arbitrary<Uint8Array>): fc.Arbitrary<Uint8Array[]> => fc.array(of, { maxLength: 5 });

/** A message whose first question is whole; the counts tell the truth, or not. */
export const dnsMessage = fc
  .tuple(labels, list(question), list(record), list(record), fc.option(anyNumber(16), { freq: 8 }))
  .map(([first, questions, answers, more, count]) =>
    bytesOf(
      be16(7),
      be16(count === null ? 0x8180 : 0x0100),
      be16(1 + questions.length),
      be16(count ?? answers.length),
      be16(0),
      be16(more.length),
      bytesOf(first, be16(1), be16(classIn)),
      ...questions,
      ...answers,
      ...more
    )
  );
