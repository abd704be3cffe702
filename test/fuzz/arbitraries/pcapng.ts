import fc from 'fast-check';
import { be16, be32, bytesOf, dnsQuery, ipv4, udp } from '../../unit/engine/packets.ts';
import { anyBytes, anyNumber, hostname } from './bytes.ts';

/** Numbers in the order of a section; everything else in a block is bytes. */
type Field = { readonly wide: 2 | 4; readonly value: number } | Uint8Array;

const half = (value: number): Field => ({ wide: 2, value });
const word = (value: number): Field => ({ wide: 4, value });

const encoded = (fields: readonly Field[], little: boolean): Uint8Array =>
  bytesOf(
    ...fields.map((field) => {
      if (field instanceof Uint8Array) return field;
      const digits = field.wide === 2 ? be16(field.value) : be32(field.value);
      return little ? digits.toReversed() : digits;
    })
  );

const padding = (length: number): Uint8Array => new Uint8Array((4 - (length & 3)) & 3);
const padded = (bytes: Uint8Array): Field[] => [bytes, padding(bytes.length)];

const odd = fc.option(anyNumber(16), { freq: 20 });

/** draft-ietf-opsawg-pcapng section 3.5: code, length, value; now and then a length that is wrong. */
const option = (code: fc.Arbitrary<number>, value: fc.Arbitrary<Uint8Array>): fc.Arbitrary<Field[]> =>
  fc
    .tuple(code, value, odd)
    .map(([number, bytes, wrong]) => [half(number), half(wrong ?? bytes.length), ...padded(bytes)]);

const text = fc.oneof(
  fc.string({ maxLength: 20 }).map((words) => bytesOf(words)),
  hostname.map((name) => bytesOf(`PID:12 Process:${name}`)),
  anyBytes(12)
);

const options = fc
  .array(
    fc.oneof(
      option(fc.constantFrom(0, 1, 2, 3, 4, 2988, 2989), text),
      // if_tsresol, if_fcslen, if_tsoffset (section 4.2), epb_flags and Apple's own (0x8001 ...)
      option(fc.constantFrom(9, 13), fc.uint8Array({ minLength: 1, maxLength: 1 })),
      option(fc.constantFrom(14), fc.uint8Array({ minLength: 8, maxLength: 8 })),
      option(fc.constantFrom(2, 0x8001, 0x8002, 0x8003), fc.uint8Array({ minLength: 4, maxLength: 4 }))
    ),
    { maxLength: 4 }
  )
  .map((all) => all.flat());

const packet = fc.oneof(
  hostname.map((name) => ipv4(17, udp(40_000, 53, dnsQuery(name)))),
  anyBytes(60)
);

const interfaceBlock = fc
  .tuple(fc.constantFrom(101, 101, 101, 228, 12, 1, 149, 258), anyNumber(16), options)
  .map(([linkType, snap, more]) => ({ type: 1, fields: [half(linkType), half(0), word(snap), ...more] }));

const enhanced = fc
  .tuple(fc.constantFrom(0, 0, 0, 1, 2), fc.nat(), fc.nat(), packet, options, odd)
  .map(([port, high, low, bytes, more, wrong]) => ({
    type: 6,
    fields: [
      word(port),
      word(high),
      word(low),
      word(wrong ?? bytes.length),
      word(bytes.length),
      ...padded(bytes),
      ...more
    ]
  }));

const simple = packet.map((bytes) => ({ type: 3, fields: [word(bytes.length), ...padded(bytes)] }));

const obsolete = fc.tuple(fc.nat(1), packet, options).map(([port, bytes, more]) => ({
  type: 2,
  fields: [
    half(port),
    half(0),
    word(5),
    word(6),
    word(bytes.length),
    word(bytes.length),
    ...padded(bytes),
    ...more
  ]
}));

/** Section 4.5 */
const names = fc
  .array(
    fc
      .tuple(fc.constantFrom(1, 2), fc.array(hostname, { maxLength: 3 }))
      .chain(([type, all]) =>
        option(
          fc.constant(type),
          fc.constant(bytesOf(new Uint8Array(type === 1 ? 4 : 16).fill(9), `${all.join('\0')}\0`))
        )
      ),
    { maxLength: 3 }
  )
  .map((records) => ({ type: 4, fields: [...records.flat(), half(0), half(0)] }));

/** Section 4.7: TLS key log, and other secrets. */
const secrets = fc.tuple(fc.constantFrom(0x544c534b, 0x5353484b), text, odd).map(([kind, bytes, wrong]) => ({
  type: 10,
  fields: [word(kind), word(wrong ?? bytes.length), ...padded(bytes)]
}));

/** Section 4.8; of PCAPdroid, as its pcapdroid.lua has it. */
const custom = fc
  .tuple(fc.constantFrom(62_652, 1, 0xffffffff), anyNumber(8), text, text, fc.nat(3))
  .map(([enterprise, id, first, second, version]) => {
    const lengths = bytesOf(first.length & 255, second.length & 255);
    const fields = [word(enterprise), half(version), bytesOf(1, 0), word(id), lengths, first, second];
    return { type: 0xbad, fields: [...fields, padding(first.length + second.length + 2)] };
  });

/** A process, as Apple's libpcap writes it. */
const process = fc
  .tuple(anyNumber(16), options)
  .map(([pid, more]) => ({ type: 0x80000001, fields: [word(pid), ...more] }));

const unknown = fc
  .tuple(fc.constantFrom(5, 9, 0x0a0d0d0a, 0x7fffffff, 0), anyBytes(40))
  .map(([type, bytes]) => ({ type, fields: padded(bytes) }));

interface Block {
  readonly type: number;
  readonly fields: readonly Field[];
}

const blockBytes = ({ type, fields }: Block, little: boolean): Uint8Array => {
  const body = encoded(fields, little);
  const length = word(body.length + padding(body.length).length + 12);
  return bytesOf(
    encoded([word(type), length], little),
    body,
    padding(body.length),
    encoded([length], little)
  );
};

const sectionHeader = (little: boolean): Uint8Array =>
  blockBytes(
    { type: 0x0a0d0d0a, fields: [word(0x1a2b3c4d), half(1), half(0), word(0xffffffff), word(0xffffffff)] },
    little
  );

const section = fc
  .tuple(
    fc.boolean(),
    interfaceBlock,
    fc.array(
      fc.oneof(
        enhanced,
        enhanced,
        simple,
        obsolete,
        names,
        secrets,
        custom,
        process,
        unknown,
        interfaceBlock
      ),
      {
        maxLength: 8
      }
    )
  )
  .map(([little, first, blocks]) =>
    bytesOf(sectionHeader(little), ...[first, ...blocks].map((block: Block) => blockBytes(block, little)))
  );

/** Files of one section or more: draft-ietf-opsawg-pcapng section 3. */
export const pcapngFile = fc
  .array(section, { minLength: 1, maxLength: 3 })
  .map((sections) => bytesOf(...sections));
