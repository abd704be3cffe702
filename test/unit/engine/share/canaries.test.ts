import { describe, expect, test } from 'vitest';
import type { EvidenceNode } from '#engine/model/evidence.ts';
import type { Finding } from '#engine/model/finding.ts';
import type { Hostname } from '#engine/model/names.ts';
import type { Report } from '#engine/model/report.ts';
import { compose } from '#engine/share/compose.ts';
import { bytesOf } from '#engine/share/payload.ts';
import { shownFrom } from '#engine/share/policy.ts';
import { shareLevels, type ShareChoices, type ShareLevel } from '#engine/share/shareable.ts';
import { samplePaths } from '../../../golden/samples.ts';
import { countedBytes, everything, openSample, shareOf, type OpenedCase } from './samples.ts';
import { formsIn } from './written-forms.ts';

const plaintext = (shareable: Parameters<typeof bytesOf>[0]): string =>
  new TextDecoder().decode(bytesOf(shareable)).toLowerCase();

/** A word for each place of a report at which a stranger's text can stand, the same for the same text. */
class Canaries {
  readonly planted = new Map<string, string[]>();
  readonly #words = new Map<string, string>();

  plant(place: string, text: string): string {
    const key = `${place} ${text}`;
    let word = this.#words.get(key);
    if (word === undefined) {
      this.#words.set(key, (word = `qzx${(this.#words.size + 1000).toString()}canaryxzq`));
      this.planted.set(place, [...(this.planted.get(place) ?? []), word]);
    }
    return word;
  }

  host(name: Hostname): Hostname {
    return `${this.plant('host', name)}.${name}` as Hostname;
  }

  url(place: string, url: string): string {
    const [bare = ''] = url.split(/[?#]/, 1);
    const part = (name: string): string => this.plant(`${place} ${name}`, url);
    const query = `?token-${part('query name')}=${part('query value')}&q=${part('harmless value')}#${part('fragment')}`;
    return `${bare.replace('://', `://${part('user')}@`)}/${part('path')}${query}`;
  }

  value(finding: Pick<Finding, 'what' | 'value'>): string {
    return `${this.plant(`value ${finding.what}`, finding.value)} ${finding.value}`;
  }

  label(label: string): string {
    return `${label}${this.plant('label', label)}`;
  }

  node(node: EvidenceNode): EvidenceNode {
    const text = typeof node.value === 'string' ? node.value : 'binary';
    return {
      ...node,
      label: this.label(node.label),
      value: `${text} ${this.plant('raw', text)}`,
      notes: [
        { kind: 'checksum', name: this.plant('note', 'c'), stated: this.plant('note', 's'), computed: '' },
        { kind: 'encrypted', how: 'AES', keyId: this.plant('note', 'k'), bytes: 1 }
      ],
      children: node.children.map((child) => this.node(child))
    };
  }
}

/** The report with a word planted wherever a capture, or its user, can have written something. */
const withCanaries = (report: Report, canaries: Canaries): Report => ({
  ...report,
  sources: report.sources.map((one) => ({
    ...one,
    name: canaries.plant('file', one.name),
    producer: canaries.plant('producer', one.name)
  })),
  hosts: report.hosts.map((host) => ({
    ...host,
    name: canaries.host(host.name),
    site: host.site === null ? null : `${canaries.plant('site', host.site)}.${host.site}`
  })),
  addresses: report.addresses.map((row) => ({
    ...row,
    edge: {
      network: 'Cloudflare',
      evidence: 'name',
      detail: `${canaries.plant('edge', row.address)}.example`
    }
  })),
  destinations: report.destinations.map((row) => ({
    ...row,
    app: canaries.plant('app', 'app'),
    host: row.host && canaries.host(row.host)
  })),
  exchanges: report.exchanges.map((one) => ({
    ...one,
    method: canaries.plant('method', one.method),
    url: canaries.url('request', one.url),
    host: one.host && canaries.host(one.host),
    page: canaries.url('page', 'https://page.example/a'),
    pageSite: `${canaries.plant('site', one.pageSite ?? 'page.example')}.example`,
    app: canaries.plant('app', 'app')
  })),
  companies: report.companies.map((one) => ({ ...one, hosts: one.hosts.map((host) => canaries.host(host)) })),
  findings: report.findings.map((one) => ({
    ...one,
    value: canaries.value(one),
    host: one.host && canaries.host(one.host),
    path: one.path.map((label) => canaries.label(label))
  })),
  threads: report.threads.map((one) => ({
    ...one,
    value: canaries.value(one),
    hosts: one.hosts.map((host) => canaries.host(host))
  })),
  quality: {
    ...report.quality,
    payloads: {
      ...report.quality.payloads,
      unread: report.hosts.map(({ name }) => ({
        ...{ host: canaries.host(name), company: null, requests: 1, bytes: 1, reasons: { binary: 1 } }
      }))
    }
  },
  data: [
    ...report.data,
    {
      ...{ name: canaries.plant('own database', 'name'), date: '', licence: '', link: '' },
      ...{ sha256: 'ab'.repeat(32), own: 'compare' }
    }
  ]
});

/** From which level on, or by which choice, what stands at a place may leave. */
const allowed = (place: string, { level, apps, fileNames }: ShareChoices): boolean => {
  const from = (least: ShareLevel): boolean => shareLevels.indexOf(level) >= shareLevels.indexOf(least);
  if (place === 'app') return apps;
  if (place === 'file' || place === 'producer' || place === 'own database') return fileNames;
  if (place === 'host' || place === 'site' || place === 'edge') return from('hosts');
  if (place === 'request path' || place === 'page path') return from('paths');
  if (/^(?:request|page) query name$/.test(place) || place === 'page harmless value' || place === 'label')
    return from('values');
  if (!place.startsWith('value ')) return false;
  const what = place.slice(6) as Finding['what'];
  const least = shownFrom[what];
  return least !== 'never' && from(least) && (what !== 'app' || apps);
};

const shareCanaries = async (
  { opened, report }: OpenedCase,
  choices: ShareChoices
): Promise<{ readonly text: string; readonly canaries: Canaries }> => {
  const canaries = new Canaries();
  const planted = withCanaries(report, canaries);
  const evidenceOf = (id: string) => {
    const evidence = opened.evidence(id);
    return evidence && { ...evidence, root: canaries.node(evidence.root) };
  };
  const { shareable } = await compose(planted, evidenceOf, choices, countedBytes());
  return { text: plaintext(shareable), canaries };
};

describe('words planted in every field of a report', () => {
  const samples = ['har/mitmproxy/browser-app-incognito.har', 'har/mitmproxy/weather-app.har'];
  const no = { apps: false, fileNames: false, hashes: false, origin: false } as const;
  const levels = shareLevels.flatMap((level) => [
    { ...everything, level },
    { ...everything, ...no, level, times: 'relative' as const }
  ]);

  test.each(samples)('of %s leave from their level on, and never before', async (path) => {
    const opened = await openSample(path);
    for (const choices of levels) {
      const { text, canaries } = await shareCanaries(opened, choices);
      for (const [place, words] of canaries.planted)
        if (!allowed(place, choices))
          for (const word of words) expect(formsIn(text, word), `${place} at ${choices.level}`).toEqual([]);
    }
  });

  test('do leave where they may, or this would prove nothing', async () => {
    const { text, canaries } = await shareCanaries(await openSample(samples[0]!), everything);
    for (const place of ['host', 'app', 'file', 'request path', 'page path', 'label', 'value search-words'])
      expect(
        canaries.planted.get(place)?.some((word) => text.includes(word)),
        place
      ).toBe(true);
  });
});

test('what names a person or a device, or says where either is, is shown at no level', () => {
  const never = [
    ...['advertising-id', 'android-id', 'vendor-id', 'imei', 'mac-address', 'serial-number', 'install-id'],
    ...['device-id', 'cookie-id', 'session-id', 'user-id', 'lasting-token'],
    ...['account-name', 'email', 'phone-number', 'person-name', 'account-link'],
    ...['coordinates', 'wifi-name', 'wifi-bssid', 'cell-id', 'ip-address'],
    ...['folder', 'app-list', 'contact-list', 'clipboard-text', 'typed-words', 'own']
  ];
  const hidden = Object.entries(shownFrom).filter(([, from]) => from === 'never');
  expect(hidden.map(([what]) => what)).toEqual(never);
});

describe('values that are never shown, in every sample', () => {
  test.each(samplePaths.filter((path) => path.endsWith('.har')))('%s', async (path) => {
    const opened = await openSample(path);
    const { shareable } = await shareOf(opened, { apps: true, fileNames: true });
    const text = plaintext({ ...shareable, commitments: {} });
    const never = opened.report.findings.filter(
      ({ what, value }) => shownFrom[what] === 'never' && value.length >= 6
    );
    for (const { what, value } of never) expect(formsIn(text, value), what).toEqual([]);
  });
});

describe('what the sharer left out', () => {
  test('a page is told nowhere: not in other findings, and not in the request that asked for it', async () => {
    const opened = await openSample('har/mitmproxy/browser-app-incognito.har');
    const pages = opened.report.findings.filter(({ value }) => value.includes('clinic'));
    expect(pages.length).toBeGreaterThan(1);
    const { shareable } = await shareOf(opened, { withoutFindings: pages.map(({ id }) => id) });
    expect(formsIn(plaintext(shareable), 'patients/leaflet')).toEqual([]);
    expect(shareable.leftOut.findings).toBe(pages.length);
    expect(shareable.report.totals.findings).toBe(opened.report.totals.findings);
  });

  test('a host is told nowhere: not its site, its company, its address or what others were told of it', async () => {
    const opened = await openSample('har/mitmproxy/browser-app-incognito.har');
    const host = opened.report.hosts.find(({ name }) => name === 'duckduckgo.com')!;
    const { shareable } = await shareOf(opened, { withoutHosts: [host.name] });
    const text = plaintext(shareable);
    for (const word of [host.name, host.addresses[0]!, 'duckduckgo']) expect(formsIn(text, word)).toEqual([]);
    expect(shareable.leftOut).toMatchObject({ hosts: 1, names: ['host-1'] });
    expect(shareable.report.hosts).toHaveLength(opened.report.hosts.length);
  });
});
