import { describe, expect, it } from 'vitest';
import { ownHits, pagesIn, visitHits } from '#lib/components/own-hits.ts';
import { findingAt, phoneFindings } from './findings-fixture.ts';

describe('what the reader looks for', () => {
  it('is counted however it is written', () => {
    expect(ownHits(phoneFindings.findings, '+4915123456789')).toBe(1);
    expect(ownHits(phoneFindings.findings, 'somebody@else.example')).toBe(0);
    expect(ownHits([findingAt(1, { kind: 'own-value', value: '' })], 'x')).toBe(0);
  });

  it('also pages, with or without a scheme', () => {
    expect(visitHits(phoneFindings.findings, 'www.clinic.example/appointments/oncology/')).toBe(3);
    expect(visitHits(phoneFindings.findings, 'https://www.clinic.example/')).toBe(0);
  });

  it('reads one page a line', () => {
    expect(pagesIn('https://a.example/x\n\n  b.example  \r\nhttps://a.example/x\n-')).toEqual([
      'https://a.example/x',
      'b.example'
    ]);
  });
});
