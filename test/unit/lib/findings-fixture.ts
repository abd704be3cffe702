import type { Finding, ReportRule, Thread } from '#engine/model/finding.ts';
import type { CountryCode, Hostname, IpAddress } from '#engine/model/names.ts';
import type { Report, ReportExchange } from '#engine/model/report.ts';
import { phoneReport } from './report-fixture.ts';

const startMs = 1_600_000_000_000;
const page = 'https://www.clinic.example/appointments/oncology';

/** By exchange, its destination in `phoneReport`; all others went to the first. */
const recipients: Readonly<Record<number, number>> = { 7: 2, 9: 3 };

const exchangeOf = (at: number): ReportExchange => ({
  id: `0-${String(at)}`,
  timeMs: startMs + at * 1000,
  method: 'POST',
  url: `https://sa.phone.example/sa?project=browser&r=BD&n=${String(at)}`,
  host: 'sa.phone.example' as Hostname,
  address: '203.0.113.1' as IpAddress,
  destination: recipients[at] ?? 0,
  bytesSent: 900,
  bytesReceived: 4000
});

const basic: Finding = {
  id: '0-1-a',
  kind: 'page-visited',
  what: 'page-address',
  value: page,
  form: 'plain',
  host: 'sa.phone.example' as Hostname,
  address: '203.0.113.1' as IpAddress,
  company: 'maker',
  countries: ['SG' as CountryCode],
  certainty: 'observed',
  rule: 'sensors-analytics',
  reason: 'known-value',
  isKnown: true,
  exchange: '0-1',
  path: [
    ...['body', 'form', 'data_list', 'percent', 'base64', 'gzip', 'text', 'json'],
    ...['[1]', 'properties', 'url']
  ],
  times: 1,
  thread: null
};

/** A finding as `basic`, in another exchange. */
export const findingAt = (at: number, part: Partial<Finding>): Finding => {
  const exchange = `0-${String(at)}`;
  return {
    ...basic,
    exchange,
    id: `${exchange}-${part.kind ?? basic.kind}-${part.value ?? ''}`,
    ...part
  };
};

const hostile = '<img src=x onerror=alert(1)>\u202e';

const findings: readonly Finding[] = [
  ...[1, 2, 3].map((at) => findingAt(at, {})),
  findingAt(2, { value: `${page}/bills` }),
  findingAt(4, { kind: 'search', what: 'search-words', value: 'hay fever tablets' }),
  findingAt(5, { kind: 'page-title', what: 'title', value: hostile, certainty: 'inferred' }),
  ...[1, 2, 3, 4, 5].map((at) =>
    findingAt(at, {
      kind: 'identifier',
      what: 'install-id',
      value: '11111111-2222-4333-8444-555555555555',
      reason: 'documented',
      isKnown: false,
      thread: 't1'
    })
  ),
  findingAt(7, {
    kind: 'device',
    what: 'model',
    value: 'Redmi Note 8',
    host: 'mc.search.example' as Hostname,
    address: '203.0.113.3' as IpAddress,
    company: 'seeker',
    countries: ['RU' as CountryCode]
  }),
  findingAt(6, { kind: 'own-value', what: 'own', value: '+49 151 23456789', form: 'md5' })
];

const threads: readonly Thread[] = [
  {
    id: 't1',
    what: 'install-id',
    value: '11111111-2222-4333-8444-555555555555',
    hosts: ['sa.phone.example' as Hostname],
    companies: ['maker'],
    countries: ['SG' as CountryCode],
    requests: 5,
    sources: [0],
    firstMs: startMs,
    lastMs: startMs + 180_000,
    with: { 'page-visited': 2, search: 1, account: 1 }
  }
];

const rules: readonly ReportRule[] = [
  {
    id: 'sensors-analytics',
    name: 'Sensors Analytics, event url',
    source: 'https://manual.sensorsdata.cn/sa/latest/'
  }
];

/** The phone of `phoneReport`, with what was found in its requests. */
export const phoneFindings: Report = {
  ...phoneReport,
  exchanges: [1, 2, 3, 4, 5, 6, 7, 9].map(exchangeOf),
  findings,
  threads,
  rules
};
