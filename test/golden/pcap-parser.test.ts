import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import pcapParser from 'pcap-parser';
import { expect, test } from 'vitest';
import { bytesSource } from '#engine/bytes/source.ts';
import { pcap } from '#engine/importers/pcap.ts';
import type { CaptureSink } from '#engine/model/sink.ts';
import { readSample, samplePaths } from './samples.ts';

interface Packet {
  readonly timeUs: number;
  readonly wireBytes: number;
  readonly data: string;
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

const readByUs = async (path: string): Promise<Packet[]> => {
  const packets: Packet[] = [];
  const sink: CaptureSink = {
    packet: (bytes, start, end, wireBytes, timeUs) =>
      packets.push({ timeUs, wireBytes, data: hex(bytes.subarray(start, end)) }),
    exchange: () => undefined,
    page: () => undefined,
    mayKeep: () => false,
    producer: () => undefined,
    fact: () => undefined,
    warn: (code) => {
      throw new Error(code);
    }
  };
  await pcap.read(bytesSource(path, readSample(path), 1000), sink);
  return packets;
};

const readByPcapParser = (path: string): Promise<Packet[]> =>
  new Promise((resolve, reject) => {
    const packets: Packet[] = [];
    const file = join(import.meta.dirname, '../../sample-captures', path);
    pcapParser
      .parse(createReadStream(file))
      .on('packet', ({ header, data }) => {
        const timeUs = header.timestampSeconds * 1e6 + header.timestampMicroseconds;
        packets.push({ timeUs, wireBytes: header.originalLength, data: hex(data) });
      })
      .on('end', () => {
        resolve(packets);
      })
      .on('error', reject);
  });

/** Classic pcap with microseconds: what pcap-parser, of 2012, can read. */
const isClassic = (path: string): boolean => {
  const [first, second, third, fourth] = readSample(path);
  const magic = [first, second, third, fourth].join(' ');
  return magic === '212 195 178 161' || magic === '161 178 195 212';
};

const classics = samplePaths.filter((path) => path.startsWith('pcap/') && isClassic(path));

test('there are classic samples', () => {
  expect(classics.length).toBeGreaterThan(0);
});

test.each(classics)('%s: packet by packet as pcap-parser reads it', async (path) => {
  const theirs = await readByPcapParser(path);
  expect(theirs.length).toBeGreaterThan(0);
  expect(await readByUs(path)).toEqual(theirs);
});
