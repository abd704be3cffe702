import type { CountryCode, Hostname, IpAddress } from '#engine/model/names.ts';
import type { Counts, Destination, Report, ReportAddress, ReportHost, Where } from '#engine/model/report.ts';

interface Row {
  readonly host: string | null;
  readonly address: string | null;
  readonly where: string;
  readonly requests: number;
  readonly company?: string;
  readonly asn?: readonly [number, string];
}

/** A phone in Bangladesh: invented names, documentation addresses. */
const rows: readonly Row[] = [
  {
    host: 'sa.phone.example',
    address: '203.0.113.1',
    where: 'SG',
    requests: 58,
    company: 'maker',
    asn: [45102, 'Alibaba Cloud']
  },
  {
    host: 'ads.phone.example',
    address: '203.0.113.2',
    where: 'SG',
    requests: 3,
    company: 'maker',
    asn: [45102, 'Alibaba Cloud']
  },
  {
    host: 'mc.search.example',
    address: '203.0.113.3',
    where: 'RU',
    requests: 14,
    company: 'seeker',
    asn: [13238, 'Seeker']
  },
  { host: 'news.example', address: '203.0.113.4', where: 'DE', requests: 22, asn: [24940, 'Hetzner'] },
  { host: 'img.news.example', address: '203.0.113.4', where: 'DE', requests: 5, asn: [24940, 'Hetzner'] },
  { host: 'shop.example', address: '203.0.113.5', where: 'IN', requests: 31, asn: [9498, 'Airtel'] },
  {
    host: 'api.shop.example',
    address: '203.0.113.6',
    where: 'US',
    requests: 49,
    company: 'cloud',
    asn: [16509, 'Amazon']
  },
  {
    host: 'fonts.example',
    address: '203.0.113.7',
    where: 'anycast',
    requests: 21,
    company: 'cloud',
    asn: [15169, 'Google']
  },
  { host: 'cdn.example', address: '203.0.113.8', where: 'cdn', requests: 10, asn: [13335, 'Cloudflare'] },
  {
    host: 'far.example',
    address: '203.0.113.9',
    where: 'sources-disagree',
    requests: 2,
    asn: [64500, 'Example Net']
  },
  { host: 'lost.example', address: null, where: 'no-address', requests: 4 },
  { host: 'router.local', address: '192.168.1.1', where: 'local', requests: 1 }
];

const whereOf = (text: string): Where => {
  if (/^[A-Z]{2}$/.test(text)) return { kind: 'country', country: text as CountryCode };
  if (text === 'local') return { kind: 'local', special: 'private' };
  return { kind: 'unlocated', reason: text as 'anycast' };
};

const counts = (list: readonly Row[]): Counts => ({
  hosts: new Set(list.map((row) => row.host)).size,
  addresses: new Set(list.map((row) => row.address)).size,
  flows: 0,
  requests: list.reduce((sum, row) => sum + row.requests, 0),
  bytesSent: list.reduce((sum, row) => sum + row.requests * 900, 0),
  bytesReceived: list.reduce((sum, row) => sum + row.requests * 4000, 0),
  findings: 0
});

const hostOf = (row: Row): ReportHost => ({
  name: row.host as Hostname,
  seenAs: ['har'],
  addresses: row.address ? [row.address as IpAddress] : [],
  site: row.host?.split('.').slice(-2).join('.') ?? null,
  company: row.company ?? null,
  software: [],
  flows: 0,
  bytesSent: row.requests * 900,
  bytesReceived: row.requests * 4000,
  exchanges: row.requests
});

const addressOf = (row: Row): ReportAddress => {
  const where = whereOf(row.where);
  return {
    address: row.address as IpAddress,
    special: where.kind === 'local' ? where.special : null,
    places:
      where.kind === 'country' ? [{ country: where.country, source: 'DB-IP Lite', date: '2026-06-01' }] : [],
    doubts: row.where === 'anycast' || row.where === 'cdn' ? [row.where] : [],
    registered: null,
    operator: row.asn ? { asn: row.asn[0], name: row.asn[1], company: null } : null,
    flows: 0,
    requests: row.requests,
    bytesSent: row.requests * 900,
    bytesReceived: row.requests * 4000,
    findings: 0
  };
};

const destinationOf = (row: Row): Destination => ({
  app: null,
  host: row.host as Hostname,
  address: row.address as IpAddress | null,
  where: whereOf(row.where),
  flows: 0,
  requests: row.requests,
  bytesSent: row.requests * 900,
  bytesReceived: row.requests * 4000,
  findings: 0
});

const company = (id: string, name: string, country: string | null) => ({
  id,
  name,
  country: country as CountryCode | null,
  parent: null,
  sources: [],
  hosts: rows.filter((row) => row.company === id).map((row) => row.host as Hostname)
});

const countriesIn = [...new Set(rows.map((row) => row.where))].filter((where) => /^[A-Z]{2}$/.test(where));
const kindIs = (kind: Where['kind']) => rows.filter((row) => whereOf(row.where).kind === kind);

export const phoneReport: Report = {
  version: 1,
  tool: { name: 'whither', version: '0.1.0' },
  sources: [
    {
      name: 'phone.har',
      bytes: 4_100_000,
      format: 'har',
      producer: 'Chrome',
      exchanges: 220,
      firstMs: 0,
      lastMs: 60_000,
      warnings: []
    }
  ],
  span: { firstMs: 1_600_000_000_000, lastMs: 1_600_000_060_000 },
  watch: ['CN', 'RU', 'SG'] as readonly string[] as readonly CountryCode[],
  totals: counts(rows),
  hosts: rows.map(hostOf),
  addresses: rows.filter((row) => row.address !== null).map(addressOf),
  countries: countriesIn.map((country) => ({
    country: country as CountryCode,
    watched: ['CN', 'RU', 'SG'].includes(country),
    ...counts(rows.filter((row) => row.where === country))
  })),
  unlocated: { ...counts(kindIs('unlocated')), reasons: {} },
  local: counts(kindIs('local')),
  destinations: rows.map(destinationOf),
  folded: { addresses: 0 },
  activity: {
    ...{ firstMs: 0, slotMs: 1, destination: [], slot: [] },
    ...{ flows: [], bytesSent: [], bytesReceived: [] }
  },
  exchanges: [],
  companies: [
    company('maker', 'Phone Maker', 'CN'),
    company('seeker', 'Seeker', 'RU'),
    company('cloud', 'Cloud', 'US')
  ],
  findings: [],
  threads: [],
  rules: [],
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
  data: [
    { name: 'DB-IP Lite', date: '2026-06-01', licence: 'CC BY 4.0', link: 'https://db-ip.com', sha256: '' }
  ]
};
