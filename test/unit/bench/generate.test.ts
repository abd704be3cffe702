import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { addressText } from '../../../bench/generate/addresses.js';
import { writeHar } from '../../../bench/generate/har.js';
import { writeMix } from '../../../bench/generate/mix.js';
import { initialKeys } from '../../../bench/generate/quic-protection.js';
import { writeSmall } from '../../../bench/generate/small.js';

interface Packet {
  readonly timeUs: number;
  readonly frame: Buffer;
}
interface Truth {
  readonly packets: number;
  readonly capturedBytes: number;
  readonly fileBytes: number;
  readonly flows: number;
  readonly exchanges: number;
  readonly names: Record<string, string[]>;
}

const folder = mkdtempSync(join(tmpdir(), 'whither-bench-'));
afterAll(() => rmSync(folder, { recursive: true }));

let made = 0;
interface Options {
  readonly mb: number;
  readonly seed: number;
  readonly format: string;
}
type Write = (path: string, options: Options) => void;
const make = (write: Write, options: Partial<Options>): string => {
  const path = join(folder, `capture-${made++}`);
  write(path, { mb: 1, seed: 1, format: 'pcap', ...options });
  return path;
};

const hashOf = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');
const truthOf = (path: string): Truth => JSON.parse(readFileSync(`${path}.truth.json`, 'utf8')) as Truth;
const flowLines = (path: string) => readFileSync(`${path}.flows.tsv`, 'utf8').trimEnd().split('\n').slice(1);

const pcapPackets = (bytes: Buffer): Packet[] => {
  const packets: Packet[] = [];
  for (let at = 24; at < bytes.length; at += 16 + bytes.readUInt32LE(at + 8))
    packets.push({
      timeUs: bytes.readUInt32LE(at) * 1e6 + bytes.readUInt32LE(at + 4),
      frame: bytes.subarray(at + 16, at + 16 + bytes.readUInt32LE(at + 8))
    });
  return packets;
};

const pcapngPackets = (bytes: Buffer): Packet[] => {
  const packets: Packet[] = [];
  for (let at = 48; at < bytes.length; at += bytes.readUInt32LE(at + 4)) {
    expect(bytes.readUInt32LE(at)).toBe(6);
    expect(bytes.readUInt32LE(at + bytes.readUInt32LE(at + 4) - 4)).toBe(bytes.readUInt32LE(at + 4));
    packets.push({
      timeUs: bytes.readUInt32LE(at + 12) * 2 ** 32 + bytes.readUInt32LE(at + 16),
      frame: bytes.subarray(at + 28, at + 28 + bytes.readUInt32LE(at + 20))
    });
  }
  return packets;
};

/** The length the IP header gives, and what it takes to name the flow. */
const ipOf = (frame: Buffer) => {
  const version6 = frame.readUInt16BE(12) === 0x86dd;
  const l4 = version6 ? 54 : 34;
  const [source, target] = version6
    ? [frame.subarray(22, 38), frame.subarray(38, 54)]
    : [frame.subarray(26, 30), frame.subarray(30, 34)];
  const ends = [
    `${source.toString('hex')} ${frame.readUInt16BE(l4)}`,
    `${target.toString('hex')} ${frame.readUInt16BE(l4 + 2)}`
  ];
  return {
    length: version6 ? 40 + frame.readUInt16BE(18) : frame.readUInt16BE(16),
    protocol: version6 ? frame[20] : frame[23],
    l4,
    flow: ends.sort().join(' ')
  };
};

describe('a capture of packets', () => {
  it('is the same for the same seed, on every machine', () => {
    const hash = hashOf(make(writeMix, { format: 'pcap' }));
    expect(hashOf(make(writeMix, { format: 'pcap' }))).toBe(hash);
    expect(hashOf(make(writeMix, { format: 'pcap', seed: 2 }))).not.toBe(hash);
    // Frozen: times taken before and after a change of the traffic cannot be compared.
    expect(hash).toBe('488a02b9d95a4bbe1914209414c0a4730e543edc99ef533250d576b1424e1533');
  });

  it('holds the same packets as pcap and as pcapng', () => {
    const pcap = pcapPackets(readFileSync(make(writeMix, { format: 'pcap' })));
    const pcapng = pcapngPackets(readFileSync(make(writeMix, { format: 'pcapng' })));
    expect(pcapng.length).toBe(pcap.length);
    expect(
      pcapng.every(
        ({ timeUs, frame }, index) => timeUs === pcap[index]?.timeUs && frame.equals(pcap[index].frame)
      )
    ).toBe(true);
  });

  for (const [variant, write] of Object.entries({ mix: writeMix, small: writeSmall }))
    it(`has lengths that agree, packets in order of time, and the flows it says (${variant})`, () => {
      const path = make(write, { format: 'pcap' });
      const bytes = readFileSync(path);
      const packets = pcapPackets(bytes);
      const truth = truthOf(path);
      const flows = new Set<string>();
      for (const { frame } of packets) {
        const { length, protocol, l4, flow } = ipOf(frame);
        expect(length).toBe(frame.length - 14);
        if (protocol === 17) expect(frame.readUInt16BE(l4 + 4)).toBe(frame.length - l4);
        flows.add(`${protocol} ${flow}`);
      }
      expect(packets.every(({ timeUs }, index) => index === 0 || timeUs >= packets[index - 1]!.timeUs)).toBe(
        true
      );
      expect(truth).toMatchObject({ packets: packets.length, flows: flows.size, fileBytes: bytes.length });
      expect(truth.capturedBytes).toBe(packets.reduce((sum, { frame }) => sum + frame.length, 0));
      expect(flowLines(path).length).toBe(flows.size);
    });

  it('is about as large as asked, and asks DNS for every name that is spoken to', () => {
    const path = make(writeMix, { format: 'pcap', mb: 4 });
    const { names, fileBytes } = truthOf(path);
    expect(Math.abs(fileBytes / 4e6 - 1)).toBeLessThan(0.1);
    expect(Object.keys(names).sort()).toEqual(['dns', 'http-host', 'quic-sni', 'sni']);
    for (const kind of ['http-host', 'quic-sni', 'sni'])
      expect(names.dns).toEqual(expect.arrayContaining(names[kind]!));
  });
});

describe('a HAR', () => {
  it('is the same for the same seed, parses, and holds what it says', () => {
    const path = make(writeHar, {});
    expect(hashOf(make(writeHar, {}))).toBe(hashOf(path));
    const { log } = JSON.parse(readFileSync(path, 'utf8')) as {
      log: { pages: { id: string }[]; entries: { pageref: string; request: { url: string } }[] };
    };
    const { exchanges, names, fileBytes } = truthOf(path);
    expect(readFileSync(path).length).toBe(fileBytes);
    expect(log.entries.length).toBe(exchanges);
    expect([...new Set(log.entries.map(({ request }) => new URL(request.url).hostname))].sort()).toEqual(
      names.har
    );
    expect(log.entries.every(({ pageref }) => log.pages.some(({ id }) => id === pageref))).toBe(true);
  });
});

describe('the parts', () => {
  it('derive the keys of RFC 9001 appendix A.1', () => {
    const { key, iv, hp } = initialKeys(Buffer.from('8394c8f03e515708', 'hex'), 'client in');
    expect(key.toString('hex')).toBe('1f369613dd76d5467730efcbe3b1a22d');
    expect(iv.toString('hex')).toBe('fa044b2f42a3fd3b46fb255c');
    expect(hp.toString('hex')).toBe('9f50449e04a0e810283a1e9933adedd2');
  });

  it('write addresses as RFC 5952 section 4 wants', () => {
    const text = (hex: string): unknown => addressText(Buffer.from(hex, 'hex'));
    expect(text('20010db8000000000000000000000001')).toBe('2001:db8::1');
    expect(text('20010db8000000010001000100010001')).toBe('2001:db8:0:1:1:1:1:1');
    expect(text('20010db8000000000001000000000001')).toBe('2001:db8::1:0:0:1');
    expect(text('20010000000000010000000000000001')).toBe('2001:0:0:1::1');
    expect(text('00000000000000000000000000000000')).toBe('::');
    expect(text('c0a80001')).toBe('192.168.0.1');
  });
});
