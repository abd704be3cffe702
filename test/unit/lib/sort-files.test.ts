import { expect, test } from 'vitest';
import { sortFiles } from '#lib/state/sort-files.ts';
import { writeMmdb } from '../attribution/mmdb-writer.ts';

const database = writeMmdb({ records: [['5.0.0.0/8', { country: { iso_code: 'RU' } }]] });
const pcapStart = [0xd4, 0xc3, 0xb2, 0xa1];
const named = (name: string, ...parts: BlobPart[]): File => new File(parts, name);

const sorted = async (...files: File[]): Promise<[string[], string | null]> => {
  const { captures, places } = await sortFiles(files);
  return [captures.map(({ name }) => name), places?.name ?? null];
};

test('a database of places is known by its content, whatever its name, and by its name where it is cut off', async () => {
  const capture = named('a.har', '{"log":{"entries":[]}}');
  expect(await sorted(capture)).toEqual([['a.har'], null]);
  expect(await sorted(named('own.bin', database), capture)).toEqual([['a.har'], 'own.bin']);
  expect(await sorted(named('OWN.MMDB', database.slice(0, 40)), capture)).toEqual([['a.har'], 'OWN.MMDB']);
  expect(await sorted(named('one.mmdb', database), named('two.mmdb', database))).toEqual([[], 'two.mmdb']);
});

test('a capture that saw a database go by is a capture', async () => {
  const capture = named('a.pcap', new Uint8Array(pcapStart), database);
  expect(await sorted(capture)).toEqual([['a.pcap'], null]);
});

test('files that are nothing are left to who reads captures', async () => {
  expect(await sorted(named('empty'), named('text', 'hello'))).toEqual([['empty', 'text'], null]);
});
