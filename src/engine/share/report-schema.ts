import * as v from 'valibot';
import { details, findingKinds } from '../model/finding.ts';
import { nameKinds } from '../model/names.ts';

/*
 * The form of a report in a share, field by field: nothing else is let in. Texts and lists are bounded, numbers are such as
 * a report holds. What refers to what is checked in `references.ts`.
 */

export const mostRows = 1_000_000;

const text = (most: number) => v.pipe(v.string(), v.maxLength(most));
const word = text(80);
const name = text(600);
const longText = text(2500);
const url = text(4000);
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
/** Bytes of a HAR, and times, may have fractions; both are finite. */
const amount = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER));
// ECMA-262: the times a Date can have
const time = v.pipe(v.number(), v.finite(), v.minValue(-8.64e15), v.maxValue(8.64e15));
const degrees = (most: number) => v.pipe(v.number(), v.finite(), v.minValue(-most), v.maxValue(most));
const country = v.pipe(v.string(), v.regex(/^[A-Z]{2}$/));
const date = v.pipe(v.string(), v.regex(/^(?:\d{4}-\d{2}-\d{2})?$/));
const sha256 = v.pipe(v.string(), v.regex(/^(?:[0-9a-f]{64})?$/));
const list = <const Item extends v.GenericSchema>(item: Item, most = mostRows) =>
  v.pipe(v.array(item), v.maxLength(most));
const few = <const Item extends v.GenericSchema>(item: Item) => list(item, 1000);
const oneOf = <const Options extends readonly string[]>(...options: Options) => v.picklist(options);
const perKey = <const Key extends string, const Value extends v.GenericSchema>(
  keys: readonly Key[],
  value: Value
) => v.record(v.picklist(keys), value);

/** One check for a whole column: there are hundreds of thousands of numbers in some. */
const column = v.custom<readonly number[]>(
  (value) =>
    Array.isArray(value) &&
    value.length <= mostRows &&
    value.every((one) => typeof one === 'number' && Number.isFinite(one) && one >= 0)
);

const sums = { flows: count, requests: count, bytesSent: amount, bytesReceived: amount, findings: count };
const counts = { hosts: count, addresses: count, ...sums };

const unlocatedReasons = [
  ...['anycast', 'cdn', 'sources-disagree', 'too-close'],
  ...['no-address', 'behind-proxy', 'not-in-tables']
] as const;
const specials = [
  ...['this-host', 'loopback', 'private', 'link-local', 'cgnat'],
  ...['multicast', 'broadcast', 'documentation', 'benchmarking', 'reserved']
] as const;
const doubts = [
  'anycast',
  'cdn',
  'sources-disagree',
  'too-close',
  'registered-only',
  'ipv6',
  'hosting'
] as const;
const unreadReasons = ['encrypted', 'binary', 'cut', 'mangled', 'bounded', 'given-up'] as const;

const source = v.strictObject({
  name,
  bytes: count,
  sha256: v.exactOptional(sha256),
  format: v.pipe(v.string(), v.regex(/^[a-z0-9+-]{1,60}$/)),
  producer: v.nullable(longText),
  packets: v.exactOptional(count),
  exchanges: v.exactOptional(count),
  firstMs: v.nullable(time),
  lastMs: v.nullable(time),
  warnings: few(v.strictObject({ code: word, count, first: amount }))
});

const host = v.strictObject({
  name,
  seenAs: few(v.picklist(nameKinds)),
  addresses: list(word),
  site: v.nullable(name),
  company: v.nullable(word),
  software: few(word),
  ...{ flows: count, bytesSent: amount, bytesReceived: amount, exchanges: count }
});

const place = v.strictObject({
  country,
  city: v.exactOptional(name),
  lat: v.exactOptional(degrees(90)),
  lon: v.exactOptional(degrees(180)),
  withinKm: v.exactOptional(amount),
  source: name,
  date
});

const edgePlace = {
  country: v.exactOptional(country),
  city: v.exactOptional(name),
  lat: v.exactOptional(degrees(90)),
  lon: v.exactOptional(degrees(180))
};

const edge = v.strictObject({
  network: name,
  evidence: oneOf('answer-header', 'name'),
  detail: name,
  code: v.exactOptional(word),
  ...edgePlace,
  also: v.exactOptional(few(v.strictObject({ code: word, ...edgePlace })))
});

const address = v.strictObject({
  address: word,
  special: v.nullable(v.picklist(specials)),
  places: few(place),
  doubts: few(v.picklist(doubts)),
  registered: v.nullable(country),
  operator: v.nullable(v.strictObject({ asn: count, name, company: v.nullable(word) })),
  hosting: v.exactOptional(v.strictObject({ kind: oneOf('rented', 'vpn-exits'), name })),
  service: v.exactOptional(v.strictObject({ kind: oneOf('public-resolver'), name })),
  edge: v.exactOptional(edge),
  rttMs: v.exactOptional(amount),
  handshakes: v.exactOptional(count),
  refuted: v.exactOptional(
    v.strictObject({
      kind: oneOf('cannot-be', 'not-over-fibre'),
      ...{ nearestKm: amount, reachKm: amount, fibreKm: amount }
    })
  ),
  ...sums
});

const where = v.variant('kind', [
  v.strictObject({ kind: v.literal('country'), country }),
  v.strictObject({ kind: v.literal('unlocated'), reason: v.picklist(unlocatedReasons) }),
  v.strictObject({ kind: v.literal('local'), special: v.picklist(specials) })
]);

const destination = v.strictObject({
  app: v.nullable(name),
  host: v.nullable(name),
  address: v.nullable(word),
  addresses: v.exactOptional(count),
  where,
  ...sums
});

const activity = v.strictObject({
  firstMs: time,
  slotMs: v.pipe(amount, v.minValue(1)),
  ...{ destination: column, slot: column, flows: column, bytesSent: column, bytesReceived: column }
});

const exchange = v.strictObject({
  id: word,
  timeMs: v.nullable(time),
  method: v.pipe(v.string(), v.regex(/^[A-Z]{1,20}$/)),
  url,
  host: v.nullable(name),
  address: v.nullable(word),
  destination: v.nullable(count),
  ...{ bytesSent: amount, bytesReceived: amount },
  page: v.exactOptional(url),
  pageSite: v.exactOptional(name),
  app: v.exactOptional(name),
  status: v.exactOptional(count),
  notSent: v.exactOptional(oneOf('from-cache', 'failed'))
});

const company = v.strictObject({
  id: word,
  name,
  country: v.nullable(country),
  parent: v.nullable(word),
  hosts: list(name),
  sources: few(v.strictObject({ for: oneOf('country', 'domains', 'parent'), source: longText, read: date }))
});

const finding = v.strictObject({
  id: word,
  kind: v.picklist(findingKinds),
  what: v.picklist(details),
  value: url,
  form: oneOf('plain', 'md5', 'sha1', 'sha256'),
  host: v.nullable(name),
  address: v.nullable(word),
  company: v.nullable(word),
  countries: few(country),
  certainty: oneOf('observed', 'inferred'),
  rule: name,
  reason: oneOf(
    ...(['documented', 'sdk-source', 'research', 'obvious-name'] as const),
    ...(['known-value', 'known-hash', 'own-format', 'stays-same'] as const)
  ),
  isKnown: v.boolean(),
  exchange: word,
  path: few(name),
  times: count,
  thread: v.nullable(word)
});

const thread = v.strictObject({
  id: word,
  what: v.picklist(details),
  value: longText,
  hosts: list(name),
  companies: list(word),
  countries: few(country),
  requests: count,
  sources: list(count),
  firstMs: v.nullable(time),
  lastMs: v.nullable(time),
  with: perKey(findingKinds, count)
});

const roundTrips = v.strictObject({
  from: v.strictObject({
    country: v.nullable(country),
    lat: degrees(90),
    lon: degrees(180),
    withinKm: amount
  }),
  state: oneOf('used', 'vpn-mode', 'answered-nearby', 'no-handshakes')
});

const payloads = v.strictObject({
  requests: count,
  opened: count,
  unread: list(
    v.strictObject({
      ...{ host: v.nullable(name), company: v.nullable(word), requests: count, bytes: amount },
      reasons: perKey(unreadReasons, count)
    })
  ),
  brokenRules: few(v.strictObject({ rule: name, count })),
  leftOut: count
});

const quality = v.strictObject({
  ...{ flows: count, clear: count, decrypted: count, encrypted: count, undecodable: count },
  offeringEch: v.exactOptional(count),
  unreadLinkTypes: few(v.strictObject({ linkType: count, name: v.nullable(name), packets: count })),
  ...{ notIp: count, sealed: count, tcpGaps: count },
  notSent: v.strictObject({ fromCache: count, failed: count }),
  payloads
});

const data = v.strictObject({
  ...{ name, date, licence: name, link: longText, sha256 },
  own: v.exactOptional(oneOf('compare', 'instead'))
});

export const reportSchema = v.strictObject({
  version: v.literal(1),
  tool: v.strictObject({ name: v.literal('whither'), version: word }),
  sources: few(source),
  span: v.nullable(v.strictObject({ firstMs: time, lastMs: time })),
  watch: few(country),
  totals: v.strictObject(counts),
  hosts: list(host),
  addresses: list(address),
  countries: few(v.strictObject({ country, watched: v.boolean(), ...counts })),
  unlocated: v.strictObject({ ...counts, reasons: perKey(unlocatedReasons, v.strictObject(counts)) }),
  local: v.strictObject(counts),
  destinations: list(destination),
  folded: v.strictObject({ addresses: count }),
  activity,
  exchanges: list(exchange),
  companies: list(company),
  findings: list(finding),
  threads: list(thread),
  rules: few(v.strictObject({ id: name, name, source: longText })),
  roundTrips: v.exactOptional(roundTrips),
  quality,
  data: few(data)
});
