import { md5 } from '@noble/hashes/legacy.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { expect, test } from 'vitest';
import type { Finding } from '#engine/model/finding.ts';
import type { Hostname } from '#engine/model/names.ts';
import { followThreads } from '#engine/payloads/threads.ts';
import { exchangeOf } from './detectors/look-in.ts';

const gaid = '38400000-8cf0-11bd-b23e-10b96e40000d';
const finding = (exchange: string, kind: Finding['kind'], value: string): Finding => ({
  id: `${exchange}-${kind}-${value}`,
  kind,
  what: kind === 'identifier' ? 'advertising-id' : 'page-address',
  value,
  form: 'plain',
  host: `${exchange}.example` as Hostname,
  ...{
    address: null,
    company: null,
    countries: [],
    certainty: 'inferred',
    rule: 'x',
    reason: 'obvious-name',
    isKnown: false
  },
  ...{ exchange, path: ['body'], times: 1, thread: null }
});
const exchanges = new Map(
  [0, 1, 2].map((at) => [`e${at}`, exchangeOf({ url: `https://e${at}.example/` }, at)] as const)
);

test('one value is one thread, however it is written, and so is its hash', () => {
  const findings = [
    finding('e0', 'identifier', gaid),
    finding('e1', 'identifier', gaid.replaceAll('-', '').toUpperCase()),
    finding('e2', 'identifier', bytesToHex(md5(utf8ToBytes(gaid)))),
    finding('e1', 'page-visited', 'https://news.example/a'),
    finding('e2', 'page-visited', 'https://news.example/a'),
    finding('e2', 'page-visited', 'https://news.example/b')
  ];
  const { threads, threadOf } = followThreads(findings, exchanges);
  expect(threads).toHaveLength(1);
  expect(threads[0]).toMatchObject({ value: gaid, requests: 3, firstMs: 0, lastMs: 2000, sources: [0] });
  expect(threads[0]!.with).toEqual({ 'page-visited': 2 });
  expect(threads[0]!.hosts).toEqual(['e0.example', 'e1.example', 'e2.example']);
  expect([...threadOf.values()]).toEqual(Array(3).fill(threads[0]!.id));
});

test('what was sent once is no thread, and most hangs on the first', () => {
  const findings = [
    finding('e0', 'identifier', 'once-only-value'),
    ...['e0', 'e1'].map((exchange) => finding(exchange, 'identifier', 'lonely-value-1')),
    ...['e1', 'e2'].map((exchange) => finding(exchange, 'identifier', 'telling-value-2')),
    finding('e2', 'page-visited', 'https://news.example/b')
  ];
  const { threads } = followThreads(findings, exchanges);
  expect(threads.map(({ value }) => value)).toEqual(['telling-value-2', 'lonely-value-1']);
});
