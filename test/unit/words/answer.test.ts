import { describe, expect, test } from 'vitest';
import type { CountryCode } from '#engine/model/names.ts';
import type { Counts, Report } from '#engine/model/report.ts';
import { answerFor } from '#words/answer.ts';

const counts = (part: Partial<Counts>): Counts => ({
  hosts: 0,
  addresses: 0,
  flows: 0,
  requests: 0,
  bytesSent: 0,
  bytesReceived: 0,
  findings: 0,
  ...part
});

const codes = (...names: string[]): CountryCode[] => names as CountryCode[];

/** A report of which only the counts matter. */
const report = (part: object): Report =>
  ({
    sources: [{ exchanges: 10 }],
    span: null,
    data: [],
    hosts: [],
    addresses: [],
    destinations: [],
    folded: { addresses: 0 },
    countries: [],
    findings: [],
    threads: [],
    companies: [],
    totals: counts({}),
    local: counts({}),
    unlocated: { ...counts({}), reasons: {} },
    quality: {
      flows: 0,
      clear: 0,
      decrypted: 0,
      encrypted: 0,
      undecodable: 0,
      unreadLinkTypes: [],
      notIp: 0,
      sealed: 0,
      tcpGaps: 0,
      notSent: { fromCache: 0, failed: 0 },
      payloads: { requests: 0, opened: 0, unread: [], brokenRules: [], leftOut: 0 }
    },
    ...part
  }) as unknown as Report;

const country = (code: string, part: Partial<Counts>): object => ({
  country: code,
  watched: true,
  ...counts(part)
});

const lead = (of: Report, watch: CountryCode[]): string =>
  answerFor(of, watch)
    .lead.map(({ text }) => text)
    .join('');

describe('the sentence', () => {
  const some = report({
    totals: counts({ requests: 251 }),
    local: counts({ requests: 1 }),
    countries: [
      country('RU', { requests: 14 }),
      country('SG', { requests: 61 }),
      country('US', { requests: 1 })
    ]
  });

  test('names each watched country that received something, most first, then those that did not', () => {
    expect(lead(some, codes('CN', 'RU', 'SG'))).toBe(
      'Of 250 requests, 61 went to Singapore and 14 to Russia; none was seen going to China.'
    );
    expect(lead(some, codes('RU', 'SG', 'US'))).toBe(
      'Of 250 requests, 61 went to Singapore, 14 to Russia and 1 to the United States.'
    );
    expect(lead(some, codes('CN', 'IR', 'KP'))).toBe(
      'Of 250 requests, none was seen going to China, Iran or North Korea.'
    );
  });

  test('its numbers select their country', () => {
    const counted = answerFor(some, codes('SG')).lead.filter((part) => part.kind === 'count');
    expect(counted).toEqual([{ kind: 'count', text: '61 went to Singapore', country: 'SG' }]);
  });

  test('without a watched country says how many countries there are', () => {
    expect(lead(some, [])).toBe('Of 250 requests, 76 went to 3 countries that can be named.');
  });

  test('claims nothing of what could not be located', () => {
    const partly = report({
      totals: counts({ requests: 10 }),
      unlocated: { ...counts({ requests: 9 }), reasons: {} },
      countries: [country('DE', { requests: 1 })]
    });
    expect(lead(partly, codes('CN', 'RU'))).toBe(
      'Of 10 requests, none was seen going to China or Russia, and 9 could not be located.'
    );
    const wholly = (requests: number): Report =>
      report({
        totals: counts({ requests }),
        unlocated: { ...counts({ requests }), reasons: {} }
      });
    expect(lead(wholly(212), codes('CN', 'RU'))).toBe(
      'None of 212 requests could be located: whether any went to China or Russia cannot be told.'
    );
    expect(lead(wholly(1), codes('CN'))).toBe(
      'The only request could not be located: whether it went to China cannot be told.'
    );
  });

  test('counts connections where all there is are packets', () => {
    const packets = report({ sources: [{ packets: 9 }], totals: counts({ flows: 1, requests: 1 }) });
    expect(lead(packets, codes('SG'))).toBe('Of 1 connection, none was seen going to Singapore.');
  });

  test('says so when nothing left', () => {
    expect(lead(report({}), codes('SG'))).toBe('This capture shows no traffic to any host.');
    const stayed = report({ totals: counts({ requests: 3 }), local: counts({ requests: 3 }) });
    expect(lead(stayed, codes('SG'))).toBe('Nothing in this capture was seen leaving the local network.');
  });
});

test('what cannot be located, read or counted is said with its number', () => {
  const reasons = { anycast: counts({ requests: 31 }), 'no-address': counts({ requests: 1 }) };
  const open = report({
    totals: counts({ requests: 40 }),
    unlocated: { ...counts({ requests: 32 }), reasons },
    quality: {
      ...report({}).quality,
      flows: 20,
      encrypted: 12,
      undecodable: 1,
      offeringEch: 4,
      unreadLinkTypes: [
        { linkType: 195, name: 'IEEE802_15_4_WITHFCS', packets: 2 },
        { linkType: 41000, name: null, packets: 1 }
      ],
      notSent: { fromCache: 2, failed: 1 }
    }
  });
  const { more, unread } = answerFor(open, codes('CN'));
  expect(more).toEqual([
    '31 requests went to networks that answer from many places: no location can be given.',
    '1 request has no address in the file, so no location can be given.'
  ]);
  const taiwan = report({ countries: [country('TW', { requests: 1 })] });
  expect(answerFor(taiwan, codes('CN')).more).toEqual([
    '“China” is counted without Hong Kong, Macao and Taiwan, which are counted on their own.'
  ]);
  expect(unread).toEqual([
    'Of 20 connections, 12 are encrypted: to whom can be told, what was sent cannot.',
    '1 connection is in a form that is not read yet.',
    '4 connections offered an Encrypted Client Hello: the name seen may be only the outer one, which hides another. Browsers also send such an offer with nothing in it, and the two look the same.',
    '2 packets of link type 195 (IEEE802_15_4_WITHFCS) could not be read: that kind of network is not known here.',
    '1 packet of link type 41000 could not be read: that kind of network is not known here.',
    'Not counted, because nothing was seen leaving: 2 requests answered from the browser’s own cache and 1 request that was blocked or failed.'
  ]);
});

test('of many kinds of networks that are not known, those with most packets are named', () => {
  const unreadLinkTypes = [9, 8, 7, 6, 5, 4, 3].map((packets) => ({
    linkType: 40000 + packets,
    name: null,
    packets
  }));
  const { unread } = answerFor(report({ quality: { ...report({}).quality, unreadLinkTypes } }), []);
  expect(unread).toHaveLength(6);
  expect(unread.at(-1)).toBe('So it is with 7 packets more, of 2 other link types.');
});

test('addresses that are told together are counted among the networks, and it is said that they are', () => {
  const where = { kind: 'country', country: 'SG' };
  const of = report({
    sources: [{}],
    totals: counts({ flows: 9, addresses: 8 }),
    countries: [country('SG', { flows: 9 })],
    addresses: [{ address: '5.0.0.1', operator: { asn: 1, name: 'One Net' } }],
    destinations: [
      { app: null, host: null, address: '5.0.0.1', where, flows: 2 },
      { app: null, host: null, address: null, addresses: 7, where, flows: 7 }
    ],
    folded: { addresses: 7 }
  });
  expect(answerFor(of, codes('SG')).more).toEqual([
    'In Singapore: 8 hosts, on the networks of One Net and those of 7 more addresses.',
    '7 addresses, of which nothing is known but a few connections, are counted and not listed one by one.'
  ]);
});
