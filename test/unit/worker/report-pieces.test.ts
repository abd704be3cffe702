import { describe, expect, it } from 'vitest';
import type { Report } from '#engine/model/report.ts';
import { joinPieces, piecesOf } from '#worker/report-pieces.ts';

const rows = (count: number): { readonly name: string }[] =>
  Array.from({ length: count }, (_, at) => ({ name: `host-${at}` }));

const reportOf = (hosts: number, findings: number): Report =>
  ({
    ...{ version: 1, watch: ['CN'], hosts: rows(hosts), addresses: [], destinations: rows(3), exchanges: [] },
    ...{ companies: [], findings: rows(findings), threads: [] }
  }) as unknown as Report;

describe('a report in pieces', () => {
  it.each([
    [0, 0],
    [1000, 1],
    [1001, 0],
    [25_000, 3000]
  ])('of %i hosts and %i findings is the same again', (hosts, findings) => {
    const report = reportOf(hosts, findings);
    const { pieces, rest } = piecesOf(report);
    expect(joinPieces(pieces, rest)).toEqual(report);
    expect(pieces.every((piece) => piece.rows.length <= 1000)).toBe(true);
    expect(rest.hosts.length + rest.findings.length).toBeLessThanOrEqual(2000);
  });
});
