import { describe, expect, it } from 'vitest';
import type { Hostname } from '#engine/model/names.ts';
import {
  filterFindings,
  findingOf,
  findingRows,
  kindCounts,
  lineAt,
  linesOf,
  searchRows,
  sortRows
} from '#lib/diagrams/findings/rows.ts';
import { eventsOf } from '#lib/state/events.ts';
import { selectFindings } from '#lib/state/findings.ts';
import { legsOf } from '#lib/state/legs.ts';
import { nothing } from '#lib/state/selection.ts';
import { findingAt, phoneFindings } from './findings-fixture.ts';

const legs = legsOf(phoneFindings);
const rows = findingRows(phoneFindings, legs, phoneFindings.findings);
const brief = (list: typeof rows) => list.map(({ kind, requests }) => `${kind} ${String(requests)}`);

describe('the rows of the findings', () => {
  it('are one for the same thing sent to the same host, the most telling first', () => {
    expect(brief(rows)).toEqual([
      'own-value 1',
      'page-visited 3',
      'page-visited 1',
      'page-title 1',
      'search 1',
      'identifier 5',
      'device 1'
    ]);
    expect(rows[1]).toMatchObject({
      words: 'The address of a page that was opened',
      host: 'sa.phone.example',
      company: 'Phone Maker',
      place: 'SG',
      certainty: 'observed'
    });
  });

  it('keep hosts, forms and values apart, and name the operator where there is no company', () => {
    const other = findingAt(9, { host: 'news.example' as Hostname, address: null, company: null });
    const hashed = findingAt(9, { form: 'sha256' });
    expect(findingRows(phoneFindings, legs, [findingAt(1, {}), other, hashed])).toHaveLength(3);
    const news =
      phoneFindings.addresses.find(({ operator }) => operator?.name === 'Hetzner')?.address ?? null;
    const [row] = findingRows(phoneFindings, legs, [{ ...other, address: news }]);
    expect(row).toMatchObject({ company: '', network: 'Hetzner' });
  });

  it('call a row observed if one of its findings is, and show that one first', () => {
    const [row] = findingRows(phoneFindings, legs, [
      findingAt(1, { certainty: 'inferred' }),
      findingAt(2, { certainty: 'observed' })
    ]);
    expect(row?.certainty).toBe('observed');
    const [line] = linesOf(row ? [row] : [], []);
    expect(line && findingOf(line).exchange).toBe('0-2');
  });

  it('are found by any word in them, also by country', () => {
    expect(brief(searchRows(rows, 'oncology singapore'))).toEqual(['page-visited 3', 'page-visited 1']);
    expect(brief(searchRows(rows, 'RUSSIA'))).toEqual(['device 1']);
    expect(searchRows(rows, '  ')).toBe(rows);
  });

  it('are filtered by kind and certainty, and by the selection of all views', () => {
    expect(filterFindings(phoneFindings.findings, { kind: 'search', certainty: null })).toHaveLength(1);
    expect(filterFindings(phoneFindings.findings, { kind: null, certainty: 'inferred' })).toHaveLength(1);
    const events = eventsOf(phoneFindings);
    const selected = (party: string | null, passed: Uint8Array | null = null) =>
      selectFindings(phoneFindings, { events, legs }, { selection: { ...nothing, party }, passed });
    expect(selected('company:seeker').map(({ kind }) => kind)).toEqual(['device']);
    expect(selected(null)).toBe(phoneFindings.findings);
    expect(selected(null, new Uint8Array(events.length).fill(1))).toEqual(phoneFindings.findings);
    const first = new Uint8Array(events.length);
    first[events.findingEvent[0]!] = 1;
    const { exchange } = phoneFindings.findings[0]!;
    const own = phoneFindings.findings.filter((finding) => finding.exchange === exchange);
    expect(selected(null, first)).toEqual(own);
    expect(selected('company:seeker', new Uint8Array(events.length))).toEqual([]);
  });

  it('sort by a column, equals in their order', () => {
    expect(sortRows(rows, null)).toBe(rows);
    expect(brief(sortRows(rows, { by: 'requests', falling: true })).slice(0, 3)).toEqual([
      'identifier 5',
      'page-visited 3',
      'own-value 1'
    ]);
    expect(sortRows(rows, { by: 'place', falling: false })[0]?.kind).toBe('device');
  });

  it('count requests by kind', () => {
    expect(kindCounts(phoneFindings.findings).slice(0, 2)).toEqual([
      { kind: 'own-value', requests: 1 },
      { kind: 'page-visited', requests: 3 }
    ]);
  });
});

describe('the lines on screen', () => {
  it('are rows, and the single requests of those that were opened', () => {
    const many = rows[1];
    const lines = linesOf(rows, [many?.key ?? '', rows[0]?.key ?? '']);
    expect(lines.map(({ kind }) => kind)).toEqual([
      ...['row', 'row', 'single', 'single', 'single'],
      ...['row', 'row', 'row', 'row', 'row']
    ]);
    const second = many?.findings[1]?.id ?? '';
    expect(lineAt(lines, second)).toBe(3);
    expect(lineAt(linesOf(rows, []), second)).toBe(1);
    expect(lineAt(lines, 'gone')).toBe(-1);
  });
});
