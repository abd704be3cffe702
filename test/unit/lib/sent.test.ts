import { describe, expect, it } from 'vitest';
import type { Finding, FindingKind } from '#engine/model/finding.ts';
import type { CountryCode, Hostname } from '#engine/model/names.ts';
import type { Report } from '#engine/model/report.ts';
import { joinWords } from '#words/numbers.ts';
import { carriedParts, sayRecipients, sentRows } from '#words/sent.ts';
import { phoneReport as report } from './report-fixture.ts';

const sg = 'SG' as CountryCode;

const finding = (exchange: string, kind: FindingKind, rest: Partial<Finding> = {}): Finding => ({
  id: `${exchange}-${kind}`,
  kind,
  what: kind === 'search' ? 'search-words' : 'page-address',
  value: 'https://news.example/a',
  form: 'plain',
  host: 'sa.api.example' as Hostname,
  address: null,
  company: null,
  countries: [sg],
  certainty: 'observed',
  rule: 'a-rule',
  reason: 'documented',
  isKnown: false,
  exchange,
  path: ['body'],
  times: 1,
  thread: null,
  ...rest
});

const sayCarried = (...of: Parameters<typeof carriedParts>): string | null => {
  const parts = carriedParts(...of);
  return parts.length === 0 ? null : joinWords(parts.map(({ text }) => text));
};

const withFindings = (...findings: Finding[]): Report => ({ ...report, findings });

describe('what was carried', () => {
  it('counts requests, not values, of the watched countries', () => {
    const of = withFindings(
      finding('e1', 'page-visited'),
      finding('e1', 'page-visited', { id: 'again', value: 'https://news.example/b' }),
      finding('e2', 'page-visited'),
      finding('e2', 'search'),
      finding('e3', 'page-visited', { countries: ['DE' as CountryCode] })
    );
    expect(sayCarried(of, [sg], 'requests')).toBe(
      '2 of them carried the address of a page that was opened and 1 the words of a search'
    );
  });

  it('speaks of all requests where the watched countries were sent nothing of it', () => {
    const of = withFindings(finding('e1', 'page-visited', { countries: [] }));
    expect(sayCarried(of, [sg], 'requests')).toBe('1 request carried the address of a page that was opened');
  });

  it('says nothing of what is only inferred, and nothing where nothing was found', () => {
    expect(
      sayCarried(withFindings(finding('e1', 'page-visited', { certainty: 'inferred' })), [sg], 'requests')
    ).toBeNull();
    expect(sayCarried(withFindings(), [sg], 'requests')).toBeNull();
  });

  it('does not call the name of a country a location', () => {
    const of = withFindings(finding('e1', 'location', { what: 'place-name', value: 'DE' }));
    expect(sayCarried(of, [sg], 'requests')).toBeNull();
    expect(sentRows(of)).toMatchObject([{ kind: 'location', requests: 1 }]);
  });

  it('names the recipient, and the identifier that went along', () => {
    const along = (exchange: string): Finding =>
      finding(exchange, 'identifier', { id: `${exchange}-id`, what: 'android-id', thread: 't1' });
    const pages = ['e1', 'e2', 'e3'].map((exchange) => finding(exchange, 'page-visited'));
    const of = withFindings(...pages, along('e1'), along('e2'));
    expect(sayRecipients(of, [sg])).toEqual([
      'All 3 went to sa.api.example, 2 of them together with an identifier that stayed the same.'
    ]);
  });
});
