import { expect, test } from 'vitest';
import { snoop } from '#engine/importers/snoop.ts';
import { n32, readFile, zeros } from './capture-files.ts';
import { bytesOf } from './packets.ts';

/** RFC 1761: eight letters, version, network */
const header = (network: number): Uint8Array =>
  bytesOf('snoop', zeros(3), n32(2, 'big'), n32(network, 'big'));

const record = (data: string, padding: number, length = 24 + data.length + padding): Uint8Array =>
  bytesOf(
    ...[90, data.length, length, 0, 1_700_000_000, 250_000].map((value) => n32(value, 'big')),
    data,
    zeros(padding)
  );

test('packets, each padded as its own record says', async () => {
  const { packets, warnings } = await readFile(
    snoop,
    bytesOf(header(4), record('hello', 3), record('again!', 6))
  );
  const said = { timeUs: 1_700_000_000.25e6, linkType: 1, wireBytes: 90, app: null };
  expect(packets).toEqual([
    { data: 'hello', ...said },
    { data: 'again!', ...said }
  ]);
  expect(warnings).toEqual([]);
});

test.each([
  [0, 1],
  [2, 6],
  [4, 1],
  [8, 10],
  [14, 0],
  [0x8000_0005, 226],
  // one that has no link type keeps its number, above all of those
  [6, 0x1_0006]
])('network %d is link type %d', async (network, linkType) => {
  const { packets } = await readFile(snoop, bytesOf(header(network), record('x', 0)));
  expect(packets).toMatchObject([{ linkType }]);
});

test('Surveyor’s numbers are others, and its frames have a check sequence', async () => {
  const { packets } = await readFile(snoop, bytesOf(header(12), record('x'.repeat(90), 18)));
  expect(packets).toMatchObject([{ linkType: 1, data: 'x'.repeat(86) }]);
});

test('a file that is cut off, or empty', async () => {
  const whole = bytesOf(header(4), record('hello', 3));
  expect((await readFile(snoop, whole.subarray(0, -4))).warnings).toEqual([['snoop-cut-off', 16]]);
  expect((await readFile(snoop, header(4))).warnings).toEqual([['no-packets', 16]]);
  await expect(readFile(snoop, whole.subarray(0, 12))).rejects.toMatchObject({ code: 'file-truncated' });
});

test.each([0, 23, 28, 0x7fff_ffff])('a record that says it is %d bytes long is refused', async (length) => {
  const file = bytesOf(header(4), record('hello', 3, length));
  await expect(readFile(snoop, file)).rejects.toMatchObject({
    code: 'snoop-broken',
    facts: { offset: 16, length }
  });
});
