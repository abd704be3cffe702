import { describe, expect, test } from 'vitest';
import { edgeNetworkOf } from '#engine/attribution/edge-names.ts';
import { edgeSuffixes } from '#engine/attribution/edge-suffixes.ts';

const rows = edgeSuffixes.flatMap(({ network, suffixes }) =>
  suffixes.split(' ').map((suffix) => [suffix, network] as const)
);

describe('a name of an edge', () => {
  test.each(rows)('stands below %s', (suffix, network) => {
    expect(edgeNetworkOf(`d123.${suffix}`)).toBe(network);
    expect(edgeNetworkOf(`www.shop.example.${suffix}`)).toBe(network);
    expect(edgeNetworkOf(`not${suffix}`)).toBeNull();
    expect(edgeNetworkOf(`www.not${suffix}`)).toBeNull();
    expect(edgeNetworkOf(`${suffix}.example`)).toBeNull();
    expect(edgeNetworkOf(suffix)).toBeNull();
  });

  test('is in the table once, lower case, with a source', () => {
    const suffixes = rows.map(([suffix]) => suffix);
    expect(suffixes).toEqual([...new Set(suffixes)]);
    for (const suffix of suffixes) expect(suffix).toMatch(/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/);
    for (const { source } of edgeSuffixes) expect(source.length).toBeGreaterThan(10);
  });

  test.each([
    ['steers, and serves nothing', 'shop.trafficmanager.net'],
    ['steers, and serves nothing', 'www.shop.example.akadns.net'],
    ['steers, and serves nothing', 'www.a.shifen.com'],
    ['balances the load of one region', 'shop-1.eu-west-1.elb.amazonaws.com'],
    ['balances the load of one region', 'shop.westeurope.cloudapp.azure.com'],
    ['is storage in one region', 'bucket.oss-cn-hangzhou.aliyuncs.com'],
    ['is storage in one region', 'bucket.cos.ap-singapore.myqcloud.com'],
    ['is nobody’s', 'localhost'],
    ['is nothing', ''],
    ['is nothing', '..']
  ])('is none that %s: %s', (_, name) => {
    expect(edgeNetworkOf(name)).toBeNull();
  });
});
