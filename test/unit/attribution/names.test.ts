import { describe, expect, it } from 'vitest';
import { companyOf } from '#engine/attribution/companies.ts';
import { slugOf } from '#engine/attribution/companies/third-party-web.ts';
import { siteOf } from '#engine/attribution/site.ts';
import type { Hostname } from '#engine/model/names.ts';

const host = (name: string): Hostname => name as Hostname;

describe('site', () => {
  it.each([
    ['www.example.co.uk', 'example.co.uk'],
    ['example.com', 'example.com'],
    ['user.github.io', 'github.io'],
    ['d111.cloudfront.net', 'cloudfront.net'],
    ['sdkconfig.ad.intl.xiaomi.com', 'xiaomi.com'],
    ['_dns.example.com', 'example.com'],
    ['10.0.0.1', null],
    ['[2001:db8::1]', null],
    ['2001:db8::1', null],
    ['localhost', null],
    ['co.uk', null]
  ])('%s is of %s', (name, site) => {
    expect(siteOf(host(name))).toBe(site);
  });
});

describe('company', () => {
  it.each([
    ['stats.g.doubleclick.net', 'google'],
    ['doubleclick.net', 'google'],
    ['mc.yandex.ru', 'yandex'],
    ['graph.facebook.com', 'facebook'],
    ['p16-sign.ipstatp.com', 'bytedance-ltd']
  ])('%s belongs to %s', (name, id) => {
    expect(companyOf(host(name))?.id).toBe(id);
  });

  it('knows no company for a look-alike, a bare suffix or an address', () => {
    for (const name of ['notdoubleclick.net', 'net', '', '8.8.8.8', 'constructor'])
      expect(companyOf(host(name))).toBeNull();
  });

  it('gives a company one id whatever its capitals', () => {
    expect(slugOf('PayPal')).toBe(slugOf('Paypal'));
    expect(slugOf('Médiamétrie & Co.')).toBe('mediametrie-co');
  });
});
