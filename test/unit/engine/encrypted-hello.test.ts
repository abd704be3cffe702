import { expect, test } from 'vitest';
import { bytesSource } from '#engine/bytes/source.ts';
import type { Capture } from '#engine/model/capture.ts';
import { readCapture } from '#engine/read-capture.ts';
import { clientHello, extension, ipv4, pcapFile, tcp, tlsRecords, udp } from './packets.ts';
import { cryptoFrame, initial } from './quic-packets.ts';

/** draft-ietf-tls-esni section 5: outer, suite (4), config_id, enc, payload. */
const ech = extension(0xfe0d, [0, 0, 1, 0, 1, 77], [0, 2, 8, 8], [0, 3, 9, 9, 9]);
const keyShares = extension(51, new Uint8Array(1200));

const read = (...packets: Uint8Array[]): Promise<Capture> =>
  readCapture([bytesSource('test.pcap', pcapFile(101, packets))]);
const flowsOf = async (...packets: Uint8Array[]): Promise<unknown[]> => {
  const { flows } = await read(...packets);
  return Array.from({ length: flows.length }, (_, at) => {
    const { names, offersEch } = flows.at(at);
    return [names.map(({ name }) => name).join(' '), offersEch];
  });
};
const overTcp = (hello: Uint8Array, port: number): Uint8Array =>
  ipv4(6, tcp(port, 443, 100, tlsRecords(hello)));

test('a hello that holds another is marked, and gives the name around it', async () => {
  const packets = [
    overTcp(clientHello('outer.example', ech), 5001),
    overTcp(clientHello('plain.example', keyShares), 5002)
  ];
  expect(await flowsOf(...packets)).toEqual([
    ['outer.example', true],
    ['plain.example', false]
  ]);
});

test('of QUIC, also where the name stands in one datagram and what marks it in the next', async () => {
  const message = clientHello('unread.example', keyShares, ech);
  const nameFirst = clientHello('outer.example', extension(0, [0, 12, 0, 0, 9], 'a.example'), keyShares, ech);
  const packets = [message, nameFirst].flatMap((hello, at) =>
    [cryptoFrame(hello, 0, 900), cryptoFrame(hello, 900)].map((frame, number) =>
      ipv4(17, udp(6000 + at, 443, initial(frame, { number })))
    )
  );
  expect(await flowsOf(...packets)).toEqual([
    ['unread.example', true],
    ['a.example', true]
  ]);
  expect(await flowsOf(packets[2]!)).toEqual([['a.example', false]]);
});
