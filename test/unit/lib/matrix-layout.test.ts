import { describe, expect, it } from 'vitest';
import type { Finding, FindingKind } from '#engine/model/finding.ts';
import { layoutMatrix, type MatrixInput } from '#lib/diagrams/matrix/layout.ts';
import { legsOf } from '#lib/state/legs.ts';
import { phoneReport as report } from './report-fixture.ts';

const legs = legsOf(report);

/** host, kind, request, certainty */
type Row = readonly [string, FindingKind, string, Finding['certainty']?];

const hostOf = new Map<string, string>();
const found = ([host, kind, exchange, certainty = 'observed']: Row): Finding => {
  hostOf.set(exchange, host);
  return { kind, exchange, certainty } as Finding;
};

const rows: readonly Row[] = [
  ['sa.phone.example', 'page-visited', 'a'],
  ['sa.phone.example', 'page-visited', 'a'],
  ['ads.phone.example', 'page-visited', 'b', 'inferred'],
  ['sa.phone.example', 'identifier', 'a'],
  ['shop.example', 'search', 'c', 'inferred'],
  ['mc.search.example', 'search', 'd']
];

const layout = (part: Partial<MatrixInput> = {}) => {
  const findings = rows.map(found);
  return layoutMatrix({
    findings,
    legOf: ({ exchange }) => legs.find(({ host }) => host === hostOf.get(exchange)),
    columns: 'company',
    watch: ['SG'],
    order: 'weight',
    most: 10,
    ...part
  });
};

describe('kinds of data by recipients', () => {
  it('counts a request once in a cell, however often something of the kind is in it', () => {
    const { kinds, recipients, cells } = layout();
    const row = kinds.findIndex(({ kind }) => kind === 'page-visited');
    const column = recipients.findIndex(({ key }) => key === 'company:maker');
    expect(cells[row]?.[column]).toEqual({ requests: 2, observed: 1 });
    expect(recipients[column]).toMatchObject({ requests: 2, watched: true, places: ['SG'] });
  });

  it('leaves empty what was not found', () => {
    const { kinds, recipients, cells } = layout();
    const row = kinds.findIndex(({ kind }) => kind === 'search');
    const column = recipients.findIndex(({ key }) => key === 'company:maker');
    expect(cells[row]?.[column]).toBeNull();
  });

  it('puts watched recipients first by weight, and all by their country if asked', () => {
    expect(layout().recipients[0]?.key).toBe('company:maker');
    const byCountry = layout({ order: 'country', columns: 'country' });
    expect(byCountry.recipients.map(({ label }) => label)).toEqual(['India', 'Russia', 'Singapore']);
  });

  it('folds the smallest recipients, a request of several counted once', () => {
    const { recipients, cells, kinds } = layout({ most: 2 });
    expect(recipients.map(({ key, requests }) => [key, requests])).toEqual([
      ['company:maker', 2],
      ['others', 2]
    ]);
    const row = kinds.findIndex(({ kind }) => kind === 'search');
    expect(cells[row]?.[1]).toEqual({ requests: 2, observed: 1 });
  });

  it('knows its fullest cell', () => {
    expect(layout().most).toBe(2);
    expect(layout({ findings: [] })).toMatchObject({ kinds: [], recipients: [], cells: [], most: 0 });
  });
});
