import { expect, test } from 'vitest';
import { importers } from '#engine/importers/index.ts';
import { pcapHeader, section } from './capture-files.ts';
import { bytesOf } from './packets.ts';

const beginnings: readonly (readonly [string, Uint8Array])[] = [
  ['pcap', pcapHeader()],
  ['pcap', pcapHeader({ order: 'big', magic: 0xa1b23c4d })],
  ['pcapng', section('big')],
  ['snoop', bytesOf('snoop', [0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 4])],
  ['har', bytesOf('{"log": {}}')]
];

test.each(beginnings)('%s is told by its content, and by one importer alone', (id, head) => {
  const sure = importers.filter(({ detect }) => detect(head, 'holiday.jpg') > 0);
  expect(sure.map((importer) => importer.id)).toEqual([id]);
});

test('nothing else is anyone’s', () => {
  for (const head of ['', 'a', 'GIF89a', '\0\0\0\0\0\0\0\0'])
    for (const { detect } of importers) expect(detect(bytesOf(head), 'capture.pcap')).toBe(0);
});
