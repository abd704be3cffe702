import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesSource } from '#engine/bytes/source.ts';
import { readCapture } from '#engine/read-capture.ts';
import { be16, bytesOf, pcapFile } from '../unit/engine/packets.ts';
import { anyBytes, anyNumber, damaged } from './arbitraries/bytes.ts';
import { dnsMessage } from './arbitraries/dns.ts';
import { http2, httpRequests, socks, webSocket } from './arbitraries/http.ts';
import { inTcp, inUdp, linkFrames, rawIp, tunnelledPackets } from './arbitraries/packets.ts';
import { googleQuic, quicInitials } from './arbitraries/quic.ts';
import { clientHelloMessage, dtlsDatagram, tlsStream } from './arbitraries/tls.ts';
import { expectSound } from './engine.ts';
import { runs } from './runs.ts';

interface Packets {
  readonly linkType: number;
  readonly packets: readonly Uint8Array[];
}

const raw = (packets: readonly Uint8Array[]): Packets => ({ linkType: rawIp, packets });
const fileOf = ({ linkType, packets }: Packets): Uint8Array => pcapFile(linkType, packets);

const overUdp = (port: number, datagrams: fc.Arbitrary<Uint8Array[]>): fc.Arbitrary<Packets> =>
  datagrams.map((all) => raw(inUdp(port, all)));
const overTcp = (port: number, stream: fc.Arbitrary<Uint8Array>): fc.Arbitrary<Packets> =>
  inTcp(port, stream).map(raw);
const one = (datagram: fc.Arbitrary<Uint8Array>): fc.Arbitrary<Uint8Array[]> =>
  datagram.map((bytes) => [bytes]);

const lengthFirst = dnsMessage.map((message) => bytesOf(be16(message.length), message));

/** What is said, and how: each as its specification has it, so that what is damaged then gets far. */
const protocols: Readonly<
  Record<string, { readonly whole: fc.Arbitrary<Packets>; readonly damaged: fc.Arbitrary<Packets> }>
> = {
  'DNS over UDP': {
    whole: overUdp(53, one(dnsMessage)),
    damaged: overUdp(53, fc.array(damaged(dnsMessage), { maxLength: 3 }))
  },
  mDNS: { whole: overUdp(5353, one(dnsMessage)), damaged: overUdp(5353, one(damaged(dnsMessage))) },
  'DNS over TCP': { whole: overTcp(53, lengthFirst), damaged: overTcp(53, damaged(lengthFirst)) },
  TLS: { whole: overTcp(443, tlsStream), damaged: overTcp(443, damaged(tlsStream)) },
  'a damaged hello in whole records': {
    whole: overTcp(8443, tlsStream),
    damaged: overTcp(
      8443,
      damaged(clientHelloMessage).map((hello) => bytesOf(22, 3, 1, be16(hello.length), hello))
    )
  },
  DTLS: { whole: overUdp(4433, one(dtlsDatagram)), damaged: overUdp(4433, one(damaged(dtlsDatagram))) },
  QUIC: {
    whole: overUdp(443, quicInitials),
    damaged: overUdp(
      443,
      quicInitials.chain((all) => fc.tuple(...all.map((bytes) => damaged(fc.constant(bytes)))))
    )
  },
  gQUIC: {
    whole: overUdp(443, googleQuic),
    damaged: overUdp(
      443,
      googleQuic.chain(([bytes]) => one(damaged(fc.constant(bytes!))))
    )
  },
  'HTTP/1': { whole: overTcp(80, httpRequests), damaged: overTcp(8000, damaged(httpRequests)) },
  'HTTP/2': { whole: overTcp(80, http2), damaged: overTcp(8080, damaged(http2)) },
  WebSocket: { whole: overTcp(80, webSocket), damaged: overTcp(80, damaged(webSocket)) },
  SOCKS: { whole: overTcp(1080, socks), damaged: overTcp(1080, damaged(socks)) },
  'IP and tunnels': {
    whole: tunnelledPackets.map(raw),
    damaged: fc
      .array(tunnelledPackets, { minLength: 1, maxLength: 3 })
      .chain((all) => fc.tuple(...all.flat().map((bytes) => damaged(fc.constant(bytes)))).map(raw))
  },
  'link layers': {
    whole: linkFrames,
    damaged: linkFrames.chain(({ linkType, packets }) =>
      fc
        .tuple(...packets.map((bytes) => damaged(fc.constant(bytes))))
        .map((changed) => ({ linkType, packets: changed }))
    )
  },
  'any bytes of any link type': {
    whole: linkFrames,
    damaged: fc
      .tuple(anyNumber(8), fc.array(anyBytes(120), { maxLength: 4 }))
      .map(([linkType, packets]) => ({ linkType, packets }))
  }
};

const seed = 20260101;
const runsEach = 150;

describe('no bytes break', () => {
  test.each(Object.entries(protocols))('%s', async (_name, { whole, damaged: changed }) => {
    const packets = fc.oneof({ weight: 1, arbitrary: whole }, { weight: 4, arbitrary: changed });
    await fc.assert(
      fc.asyncProperty(packets, (drawn) => expectSound(fileOf(drawn), 61)),
      runs(runsEach, seed)
    );
  });
});

const hasHosts = async (packets: Packets): Promise<boolean> => {
  const { hosts } = await readCapture([bytesSource('x', fileOf(packets))]);
  return hosts.size > 0;
};

/** Most of it is noise, which has no name. */
const nameless = new Set(['any bytes of any link type', 'DTLS', 'HTTP/2']);
const named = Object.entries(protocols).filter(([name]) => !nameless.has(name));

describe('what is drawn reaches', () => {
  test.each(named)('%s', async (_name, { whole }) => {
    const drawn = fc.sample(whole, { numRuns: 60, seed });
    const found = await Promise.all(drawn.map(hasHosts));
    expect(found.filter((has) => has).length).toBeGreaterThanOrEqual(5);
  });
});
