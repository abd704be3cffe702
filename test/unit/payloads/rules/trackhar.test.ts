import { readdir } from 'node:fs/promises';
import { adapters, processRequest } from 'trackhar';
import { describe, expect, test } from 'vitest';
import type { Exchange } from '#engine/model/capture.ts';
import { pathOf } from '#engine/model/decoded.ts';
import { openRequest } from '#engine/payloads/decode/open-request.ts';
import { trackharProperties } from '#engine/payloads/rules/trackhar-properties.ts';
import { isModestProtobuf } from '#engine/payloads/rules/trackhar-protobuf.ts';
import { requestOf } from '#engine/payloads/rules/trackhar-request.ts';
import { resultsOf } from '#engine/payloads/rules/trackhar-results.ts';
import { domainsIn, trackharDomains } from '#engine/payloads/rules/trackhar-domains.ts';
import { domainsOfAdapters, trackharFindings, trackharOrigins } from '#engine/payloads/rules/trackhar.ts';
import { exchangeOf, exchangesOf, samples, type Request } from './open.ts';

const bridge = (exchange: Exchange) => {
  const root = openRequest(exchange, { ranges: false, known: [] });
  const { found, failures } = trackharFindings({ exchange, root, site: null, pageSite: null });
  return { found, failures: failures.map(({ adapter }) => adapter) };
};

const ask = (request: Request) => bridge(exchangeOf(request));

const said = (request: Request): string[] =>
  ask(request).found.map(
    ({ kind, what, value, node }) => `${kind}/${what} ${value} @ ${pathOf(node).join('/')}`
  );

const sample = await exchangesOf(new URL('har/synthetic/trackhar.har', samples));
const fromSample = (text: string): string[] =>
  sample
    .filter(({ url }) => url.includes(text))
    .flatMap((exchange) => bridge(exchange).found)
    .map(
      ({ kind, what, value, node, reason }) =>
        `${kind}/${what} ${value} @ ${pathOf(node).join('/')} ${reason}`
    );

const measured = (body: string): string[] => [
  `device/app example.courier @ ${body}/1/14 research`,
  `identifier/advertising-id 38400000-8cf0-11bd-b23e-10b96e40000d @ ${body}/1/19 research`,
  `identifier/vendor-id a3c1f0e2-77b4-4d0e-9c55-1f2e3d4c5b6a @ ${body}/1/27 research`,
  `device/os android @ ${body}/1/8 research`,
  `device/os 13 @ ${body}/1/9 research`
];

describe('the sample', () => {
  test('bytes that a HAR gives as base64, also compressed by HTTP, are read as Protocol Buffers', () => {
    expect(fromSample('app-measurement.com')).toEqual([
      ...measured('body/protobuf'),
      ...measured('body/gzip/protobuf')
    ]);
  });

  test('a form, with the meaning its fields have for the tracker', () => {
    expect(fromSample('app.adjust.com')).toEqual(
      expect.arrayContaining([
        'identifier/advertising-id 38400000-8cf0-11bd-b23e-10b96e40000d @ body/form/gps_adid documented',
        'identifier/android-id 3f1c9a02b7d4e856 @ body/form/android_id documented',
        'device/model Phone 5 @ body/form/device_name/percent documented',
        'usage/duration 97 @ body/form/time_spent documented'
      ])
    );
  });

  test('JSON in bytes', () => {
    expect(fromSample('api2.branch.io')).toContain(
      'location/ip-address 192.168.1.23 @ body/json/local_ip documented'
    );
  });

  test('coordinates, but no number that only the tracker understands', () => {
    const all = fromSample('api.onesignal.com');
    expect(all).toContain('location/coordinates 48.13743 @ body/json/lat documented');
    expect(all.filter((one) => one.startsWith('device/os'))).toEqual([
      'device/os 13 @ body/json/device_os documented'
    ]);
  });

  test('a piece of a value is found in the shortest value that holds it', () => {
    const [first] = fromSample('graph.facebook.com');
    expect(first).toMatch(
      /advertising-id 38400000-8cf0-11bd-b23e-10b96e40000d @ body\/json\/batch\/.+relative_url/
    );
  });

  test('a page, the site of one, and cookies', () => {
    expect(fromSample('criteo.com')).toEqual([
      'identifier/cookie-id 5f1c2a3b-4d5e-4f60-8a7b-9c0d1e2f3a4b @ cookie/uid documented',
      'page-visited/page-host www.daily-courier.example @ query/form/topUrl research',
      'page-visited/page-address https://www.daily-courier.example/health/hay-fever-tablets?from=search @ query/form/fu/percent research'
    ]);
  });

  test('what every browser sends to everyone is left to the detectors', () => {
    expect(fromSample('cm.g.doubleclick.net')).toEqual([
      'identifier/user-id cmVhZGVyLTQ3MTE @ query/form/google_hm documented',
      'identifier/cookie-id AHWqTUnZ0Q3vY7c1Lr5kXbG2 @ cookie/IDE research'
    ]);
  });

  test('what an adapter knew and could not read is told', () => {
    expect(sample.flatMap((exchange) => bridge(exchange).failures)).toEqual([
      'trackhar/google/app-measurement'
    ]);
  });
});

test('every adapter says who it is and where it is from', () => {
  expect(trackharOrigins.length).toBeGreaterThan(100);
  expect(new Set(trackharOrigins.map(({ id }) => id)).size).toBe(trackharOrigins.length);
  for (const { name, source } of trackharOrigins) {
    expect(name).toMatch(/^TrackHAR: /);
    expect(source).toMatch(/^https:\/\/trackers\.tweasel\.org\/t\/[a-z0-9-]+\/[a-z0-9-]+$/);
  }
});

test('its properties have a meaning here, or none on purpose', () => {
  expect(Object.keys(trackharProperties).length).toBeGreaterThan(45);
});

const adjust = (body: string): Request => ({
  url: 'https://app.adjust.com/session',
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  body
});

test.each(['00000000-0000-0000-0000-000000000000', '0', '', 'unknown', 'null'])(
  '%o is no advertising id',
  (id) => {
    expect(said(adjust(`gps_adid=${id}&os_name=android`))).toEqual(['device/os android @ body/form/os_name']);
  }
);

test('a question mark within a form does not hide what stands before it', () => {
  expect(said(adjust('os_name=android&deeplink=app://x?y=1&os_version=13'))).toEqual([
    'device/os android @ body/form/os_name',
    'device/os 13 @ body/form/os_version'
  ]);
});

test('a question mark within a query does not hide what stands after it', () => {
  const url = 'https://sslwidget.criteo.com/event?a=1&x=b?c&fu=https%3A%2F%2Fnews.example%2Fa';
  expect(said({ method: 'GET', url })).toContain(
    'page-visited/page-address https://news.example/a @ query/form/fu/percent'
  );
});

test('letters beyond ASCII survive bytes', () => {
  const body = new TextEncoder().encode('{"model":"Müller 5","os":"Android"}');
  expect(said({ url: 'https://api2.branch.io/v1/open', body })).toContain(
    'device/model Müller 5 @ body/json/model'
  );
});

test('a label that other trackers use for themselves hides no host from its own', () => {
  expect(said({ url: 'https://secure.openx.net/w/1.0/sd?val=a81b2c93d4' })).toEqual([
    'identifier/user-id a81b2c93d4 @ query/form/val'
  ]);
});

test('a number that lost its last digits is not told', () => {
  const body = '{"hardware_id":12345678901234567890,"os":"Android"}';
  expect(
    said({ url: 'https://api2.branch.io/v1/open', body }).filter((one) => one.includes('12345'))
  ).toEqual([]);
});

test.each([
  'https://shop.example/session',
  'https://adjust.com.example/session',
  'https://app.adjust.com/unknown',
  'https://192.0.2.1/session',
  'about:blank'
])('%s is none of its business', (url) => {
  expect(ask({ url, body: 'os_name=android' })).toEqual({ found: [], failures: [] });
});

/** Of what TrackHAR tells, as far as it is compared. */
interface Result {
  readonly adapter: string;
  readonly property: string;
  readonly path: string;
  readonly value: unknown;
}

describe('the list of domains', () => {
  test('is that of the adapters', () => {
    expect([...trackharDomains]).toEqual(domainsOfAdapters());
  });

  test.each([
    ['secure.openx.net', ['openx.net']],
    ['www.google.com', ['google.*', 'google.com']],
    ['www.google.co.uk', ['google.*']],
    ['app.adjust.net.in', ['adjust.*']],
    ['events.news.example', null],
    ['openx.net.example', null],
    ['net', null],
    ['', null]
  ])('%s is in %j', (host, domains) => {
    expect(domainsIn(host, trackharDomains)).toEqual(domains);
  });
});

describe('our way through an adapter', () => {
  test("finds what TrackHAR's own finds, in the same order", async () => {
    const folder = new URL('har/synthetic/', samples);
    const files = (await readdir(folder)).filter((name) => name.endsWith('.har'));
    const exchanges = (await Promise.all(files.map((name) => exchangesOf(new URL(name, folder))))).flat();
    const compared = exchanges.flatMap((exchange) => {
      const root = openRequest(exchange, { ranges: false, known: [] });
      const request = requestOf({ exchange, root, site: null, pageSite: null })?.request;
      const theirs: readonly Result[] = request ? (processRequest(request) ?? []) : [];
      const adapter = adapters.find(({ tracker, slug }) => `${tracker.slug}/${slug}` === theirs[0]?.adapter);
      if (!request || !adapter) return [];
      const ours = resultsOf(request, adapter);
      expect(ours.map(({ property, path, value }) => [property, path.path, value])).toEqual(
        theirs.map(({ property, path, value }) => [property, path, value])
      );
      return ours;
    });
    expect(compared.length).toBeGreaterThan(100);
  });
});

describe('hostile bodies', () => {
  const varint = (value: number): number[] =>
    value < 128 ? [value] : [(value % 128) | 128, ...varint(value >> 7)];
  /** Messages within messages, each with a field of no known type at its end. */
  const nested = (depth: number): Uint8Array => {
    let inner: number[] = new Array<number>(4000).fill(0x41);
    for (let level = 0; level < depth; level++) inner = [0x0a, ...varint(inner.length), ...inner, 0x0f];
    return Uint8Array.from(inner);
  };
  const repeated = Uint8Array.from({ length: 60_000 }, (_, at) => (at % 2 === 0 ? 0x08 : 0x01));
  const measure = (body: Uint8Array | string) => ask({ url: 'https://app-measurement.com/a', body });

  test.each([
    ['nested 400 deep', nested(400)],
    ['with 30,000 fields', repeated]
  ])('Protocol Buffers %s are refused, and told', (_name, body) => {
    expect(isModestProtobuf(body)).toBe(false);
    expect(measure(body)).toEqual({ found: [], failures: ['trackhar/google/app-measurement'] });
  });

  test('also where they hide in base64', () => {
    const packed = Buffer.from(nested(400)).toString('base64');
    const body = JSON.stringify({
      logRequest: [{ logSourceName: 'FIREPERF', logEvent: [{ sourceExtension: packed }] }]
    });
    const { failures } = ask({
      url: 'https://firebaselogging-pa.googleapis.com/v1/firelog/legacy/batchlog',
      headers: { 'content-type': 'application/json' },
      body
    });
    expect(failures).toEqual(['trackhar/google/googledatatransport-firelog-batchlog-json']);
  });

  test('a field longer than all there is, of length 2^63', () => {
    const body = Uint8Array.from([0x0a, ...new Array<number>(9).fill(0xff), 0x7f, 0x41]);
    expect(() => measure(body)).not.toThrow();
  });

  test('bytes that a capturing program replaced', () => {
    expect(measure('\n\ufffd\ufffd\u0001\ufffd').found).toEqual([]);
  });

  test.each(['{', '[', 'not json', '{"batch":"["}', '['.repeat(100_000), '{"__proto__":{"x":1}}'])(
    'JSON that is none',
    (body) => {
      const request = {
        url: 'https://graph.facebook.com/v17.0',
        headers: { 'content-type': 'application/json' },
        body
      };
      expect(() => ask(request)).not.toThrow();
    }
  );

  test('more than 1 MB is not given to it', () => {
    expect(ask(adjust(`os_name=android&x=${'a'.repeat(1 << 20)}`)).found).toEqual([]);
  });
});

test('does without making code at run time, which the page’s security policy forbids', () => {
  const made = globalThis.Function;
  const forbidden = () => {
    throw new EvalError('forbidden');
  };
  globalThis.Function = forbidden as unknown as FunctionConstructor;
  try {
    expect(fromSample('app-measurement.com')).toHaveLength(10);
  } finally {
    globalThis.Function = made;
  }
});
