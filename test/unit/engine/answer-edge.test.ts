import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { edgeIn } from '#engine/model/answer-edge.ts';
import { edgeHeaders } from '#engine/model/edge-headers.ts';

const named = edgeHeaders.map((row) => [`${row.header}: ${row.example}`, row] as const);

describe('an answer', () => {
  test.each(named)('with %s names its edge', (_, { header, network, example, value, source }) => {
    expect(edgeIn([{ name: header, value: example }])).toMatchObject({ network, header });
    expect(edgeIn([{ name: header.toLowerCase(), value: ` ${example} ` }])).toMatchObject({ network });
    expect(edgeIn([{ name: `X-Not-${header}`, value: example }])).toBeNull();
    if (value) expect(edgeIn([{ name: header, value: `not ${example} not` }])).toBeNull();
    expect(source.length).toBeGreaterThan(10);
  });

  test.each([
    ['CF-RAY', '8e1b2c3d4e5f6071-LHR', 'LHR'],
    ['X-Amz-Cf-Pop', 'SIN2-C1', 'SIN'],
    ['X-Served-By', 'cache-iad-kiad7000025-IAD, cache-lcy-eglc8600031-LCY', 'LCY'],
    ['X-Vercel-Id', 'fra1::iad1::abcde-1700000000000-0123456789ab', 'FRA'],
    ['Fly-Request-Id', '01HF7YAT00000000000000000Z-ams', 'AMS']
  ])('tells by %s: %s that the edge stood near %s', (name, value, code) => {
    expect(edgeIn([{ name, value }])?.code).toBe(code);
  });

  test.each([
    ['Server', 'AmazonS3'],
    ['Server', 'Tengine'],
    ['Server', 'nginx'],
    ['Server', 'cloudflare-nginx-clone'],
    ['Via', '1.1 google'],
    ['Via', '1.1 varnish'],
    ['X-Cache', 'HIT'],
    ['X-Served-By', 'cache-01.shop.example'],
    ['CF-RAY', '8e1b2c3d4e5f6071'],
    ['X-Amz-Cf-Pop', 'nowhere']
  ])('with %s: %s alone names none', (name, value) => {
    expect(edgeIn([{ name, value }])).toBeNull();
  });

  test('prefers the field that names an airport', () => {
    const fields = [
      { name: 'Server', value: 'cloudflare' },
      { name: 'cf-ray', value: '8e1b2c3d4e5f6071-LHR' }
    ];
    expect(edgeIn(fields)).toEqual({ network: 'Cloudflare', code: 'LHR', header: 'CF-RAY' });
    expect(edgeIn([...fields].reverse())).toBe(edgeIn(fields));
  });

  test('that went through two networks tells no place', () => {
    const edge = edgeIn([
      { name: 'X-Amz-Cf-Pop', value: 'SIN2-C1' },
      { name: 'CF-RAY', value: '8e1b2c3d4e5f6071-LHR' }
    ]);
    expect(edge).toMatchObject({ network: 'Cloudflare', code: null });
  });

  test('may say anything', () => {
    const names = fc.oneof(fc.string(), fc.constantFrom(...edgeHeaders.map(({ header }) => header)));
    fc.assert(
      fc.property(fc.array(fc.record({ name: names, value: fc.string({ maxLength: 2000 }) })), (fields) => {
        expect(edgeIn(fields)?.code ?? 'AAA').toMatch(/^[A-Z]{3}$/);
      })
    );
  });
});
