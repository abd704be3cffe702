import { describe, expect, test } from 'vitest';
import type { CountryCode } from '#engine/model/names.ts';
import type { Report, ReportAddress, ReportEdge } from '#engine/model/report.ts';
import { sayAddress, sayEdge, sayEdges } from '#words/address-doubts.ts';

const london = { code: 'LHR', country: 'GB' as CountryCode, city: 'London', lat: 51.47, lon: -0.45 };
const cloudflare: ReportEdge = {
  ...{ network: 'Cloudflare', evidence: 'answer-header', detail: 'CF-RAY' },
  ...london
};
const singapore = { code: 'SIN', country: 'SG' as CountryCode, city: 'Singapore', lat: 1.36, lon: 103.99 };

describe('an edge', () => {
  test.each<[ReportEdge, string]>([
    [
      cloudflare,
      'The edge of Cloudflare that answered stood near London (United Kingdom), by its answers (CF-RAY).'
    ],
    [
      { ...cloudflare, also: [singapore, { code: 'QQQ' }] },
      'The edges of Cloudflare that answered stood near London (United Kingdom), Singapore and the place it calls QQQ, by their answers (CF-RAY).'
    ],
    [
      { network: 'Akamai', evidence: 'answer-header', detail: 'Akamai-GRN' },
      'An edge of Akamai answered, as its answers show (Akamai-GRN).'
    ],
    [
      { network: 'Amazon CloudFront', evidence: 'name', detail: 'd1.cloudfront.net' },
      'It is an edge of Amazon CloudFront, by the name d1.cloudfront.net.'
    ]
  ])('%j', (edge, words) => {
    expect(sayEdge(edge)).toBe(words);
  });
});

const address = (rest: Partial<ReportAddress>): ReportAddress =>
  ({ doubts: [], places: [], ...rest }) as unknown as ReportAddress;

describe('an address', () => {
  test('says all that speaks against its place, and what it is', () => {
    expect(
      sayAddress(
        address({
          doubts: ['anycast', 'hosting'],
          service: { kind: 'public-resolver', name: 'Quad9' },
          hosting: { kind: 'vpn-exits', name: 'M247' }
        })
      )
    ).toEqual([
      'A public resolver, Quad9: it is asked for the addresses of hosts.',
      'It answers from many places (anycast network): no location can be given.',
      'M247 rents its machines to others: who runs this one need not be the operator named here. Exits of VPN services are among them.'
    ]);
    expect(sayAddress(address({ doubts: ['cdn'] }))).toEqual([
      'Content delivery or cloud: the nearest edge may answer, so no location is given.'
    ]);
    expect(sayAddress(address({}))).toEqual([]);
  });
});

describe('a report', () => {
  const report = (...edges: (ReportEdge | undefined)[]): Report =>
    ({ addresses: edges.map((edge) => address(edge ? { edge } : {})) }) as unknown as Report;

  test('says where edges stood, and that it may not end there', () => {
    const fastly = { ...cloudflare, network: 'Fastly', also: [singapore] };
    expect(sayEdges(report(cloudflare, undefined, cloudflare, fastly))).toEqual([
      'By their own answers, edges stood here: Cloudflare near London (United Kingdom); Fastly near London (United Kingdom) and Singapore. What was sent may have gone on from there.'
    ]);
  });

  test('says nothing where no answer names a place', () => {
    expect(
      sayEdges(report(undefined, { network: 'Akamai', evidence: 'name', detail: 'a.akamai.net' }))
    ).toEqual([]);
  });
});
