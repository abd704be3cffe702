import { describe, expect, it } from 'vitest';
import { embeddedV4, isTeredo, specialOf, specialRows } from '#engine/attribution/special.ts';
import { formatAddress, parseAddress, type AddressWords } from '#engine/model/address.ts';

const words = (text: string): AddressWords => {
  const parsed = parseAddress(text);
  if (!parsed) throw new TypeError(text);
  return parsed;
};

describe('special addresses', () => {
  it.each([
    ['0.0.0.0', 'this-host'],
    ['0.255.255.255', 'this-host'],
    ['9.255.255.255', null],
    ['10.0.0.0', 'private'],
    ['10.255.255.255', 'private'],
    ['11.0.0.0', null],
    ['100.63.255.255', null],
    ['100.64.0.0', 'cgnat'],
    ['100.127.255.255', 'cgnat'],
    ['100.128.0.0', null],
    ['127.0.0.1', 'loopback'],
    ['169.254.169.254', 'link-local'],
    ['169.253.255.255', null],
    ['172.15.255.255', null],
    ['172.16.0.0', 'private'],
    ['172.31.255.255', 'private'],
    ['172.32.0.0', null],
    ['192.0.0.8', 'reserved'],
    ['192.0.1.0', null],
    ['192.0.2.1', 'documentation'],
    ['192.88.99.1', 'reserved'],
    ['192.168.0.1', 'private'],
    ['192.169.0.0', null],
    ['198.17.255.255', null],
    ['198.18.0.0', 'benchmarking'],
    ['198.19.255.255', 'benchmarking'],
    ['198.20.0.0', null],
    ['198.51.100.7', 'documentation'],
    ['203.0.113.7', 'documentation'],
    ['223.255.255.255', null],
    ['224.0.0.251', 'multicast'],
    ['233.252.0.1', 'documentation'],
    ['239.255.255.250', 'multicast'],
    ['240.0.0.1', 'reserved'],
    ['255.255.255.254', 'reserved'],
    ['255.255.255.255', 'broadcast'],
    ['::', 'this-host'],
    ['::1', 'loopback'],
    ['::2', 'reserved'],
    ['::ffff:10.1.2.3', 'private'],
    ['::ffff:8.8.8.8', null],
    ['64:ff9b::808:808', null],
    ['64:ff9b:1::1', 'private'],
    ['100::1', 'reserved'],
    ['1fff:ffff::', 'reserved'],
    ['2000::1', null],
    ['2001::1', null],
    ['2001:2::1', 'benchmarking'],
    ['2001:4:112::1', null],
    ['2001:20::1', 'reserved'],
    ['2001:200::1', null],
    ['2001:db8::1', 'documentation'],
    ['2001:db9::1', null],
    ['3ffe::1', null],
    ['3fff:fff::1', 'documentation'],
    ['3fff:1000::1', null],
    ['4000::1', 'reserved'],
    ['5f00::1', 'reserved'],
    ['fbff::1', 'reserved'],
    ['fc00::1', 'private'],
    ['fdff::1', 'private'],
    ['fe80::1', 'link-local'],
    ['febf::1', 'link-local'],
    ['fec0::1', 'private'],
    ['ff02::fb', 'multicast']
  ])('%s is %s', (address, kind) => {
    expect(specialOf(words(address))).toBe(kind);
  });

  it('says for every block which document sets it aside', () => {
    for (const { source } of specialRows) expect(source).toMatch(/^RFC \d+/);
  });
});

describe('IPv6 addresses that stand for IPv4 ones', () => {
  it.each([
    ['64:ff9b::808:808', '8.8.8.8'],
    ['64:ff9b::ffff:ffff', '255.255.255.255'],
    ['2002:808:808::1', '8.8.8.8'],
    ['2002:c0a8:101::1', '192.168.1.1']
  ])('%s stands for %s', (address, inside) => {
    const found = embeddedV4(words(address));
    expect(found && formatAddress(found)).toBe(inside);
  });

  it('leaves every other address alone', () => {
    for (const address of ['64:ff9b:0:0:1::', '2001::1', '2003::1', '8.8.8.8'])
      expect(embeddedV4(words(address))).toBeNull();
  });

  it('knows Teredo', () => {
    expect(isTeredo(words('2001:0:4136:e378:8000:63bf:3fff:fdd2'))).toBe(true);
    expect(isTeredo(words('2001:1::1'))).toBe(false);
  });
});
