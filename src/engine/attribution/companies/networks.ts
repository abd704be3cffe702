import { asked, byName, forDomains, ieee, listed, quoted, thirdPartyWeb, type CompanyRow } from './row.ts';

/** Content delivery, hosting, name service and the databases of places, wherever their seat is. */
export const networks: readonly CompanyRow[] = [
  {
    id: 'cloudflare',
    name: 'Cloudflare',
    country: 'US',
    merges: 'cloudflare-cdn',
    domains: `cloudflare.com cloudflare-dns.com cloudflareinsights.com cloudflareapps.com cloudflarestream.com
      cloudflaressl.com cloudflarestatus.com cloudflare-ipfs.com trycloudflare.com workers.dev videodelivery.net
      one.one.one`,
    sources: [ieee('Cloudflare, Inc.'), listed('cloudflare')]
  },
  {
    id: 'akamai',
    name: 'Akamai',
    country: 'US',
    domains: `akamai.com akamai.net akamaiedge.net akamaihd.net akamaized.net akamaitechnologies.com akadns.net akam.net
      akamaistream.net edgekey.net edgesuite.net srip.net`,
    sources: [ieee('Akamai Technologies Inc.'), listed('akamai'), thirdPartyWeb]
  },
  {
    id: 'linode',
    name: 'Linode',
    country: null,
    domains: 'linode.com linodeusercontent.com linodeobjects.com',
    sources: [byName('linode')]
  },
  {
    id: 'fastly',
    name: 'Fastly',
    country: 'US',
    merges: 'fastly-insights',
    domains: 'fastly.com fastly.net fastly.io fastlylb.net fastly-edge.com zencdn.net',
    sources: [quoted('Fastly Inc., 475 Brannan St. #300, San Francisco, CA 94107, USA'), listed('fastly')]
  },
  {
    id: 'imperva',
    name: 'Imperva',
    country: 'US',
    domains: 'imperva.com impervadns.net incapsula.com incapdns.net',
    sources: [
      quoted('Subject: C = US, ST = California, L = San Mateo, O = Imperva Inc., CN = www.imperva.com'),
      byName('imperva', 'incap')
    ]
  },
  {
    id: 'digital-ocean',
    name: 'DigitalOcean',
    country: 'US',
    domains: 'digitalocean.com digitaloceanspaces.com ondigitalocean.com do.co',
    sources: [asked('digitalocean'), listed('digitalocean')]
  },
  {
    id: 'ovh',
    name: 'OVH',
    country: 'FR',
    domains: 'ovh.com ovh.net ovh.de ovhcloud.com',
    sources: [
      quoted('OVH SAS, 2 rue Kellermann, 59100 Roubaix, France'),
      forDomains('github.com/datenanfragen/data companies/ovh.json: web'),
      byName('ovh')
    ]
  },
  {
    id: 'datacamp',
    name: 'Datacamp (CDN77)',
    country: 'GB',
    domains: 'cdn77.com',
    sources: [
      quoted('DataCamp Limited, 207 Regent Street, London, UK; compliance@cdn77.com'),
      thirdPartyWeb,
      byName('cdn77')
    ]
  },
  {
    id: 'm247',
    name: 'M247',
    country: null,
    domains: 'm247.com',
    sources: [byName('m247')]
  },
  {
    id: 'zenlayer',
    name: 'Zenlayer',
    country: 'US',
    domains: 'zenlayer.com zenlayer.net',
    sources: [ieee('Zenlayer'), byName('zenlayer')]
  },
  {
    id: 'sinnet',
    name: 'Sinnet',
    country: 'CN',
    domains: 'ghidc.net',
    sources: [
      quoted('Amazon Web Services (Beijing) Region operated by Beijing Sinnet Technology Co., Ltd.'),
      forDomains('github.com, text search: "Beijing Sinnet Technology Co., Ltd.", "domain": "ghidc.net"')
    ]
  },
  {
    id: 'quad9',
    name: 'Quad9',
    country: 'CH',
    domains: 'quad9.net',
    sources: [quoted('Quad9 Foundation (Switzerland)'), byName('quad9')]
  },
  {
    id: '114dns',
    name: '114DNS',
    country: null,
    domains: '114dns.com',
    sources: [byName('114dns')]
  },
  {
    id: 'maxmind',
    name: 'MaxMind',
    country: null,
    domains: '',
    sources: [thirdPartyWeb]
  },
  {
    id: 'ipinfo',
    name: 'IPinfo',
    country: null,
    domains: 'ipinfo.io',
    sources: [byName('ipinfo')]
  },
  {
    id: 'db-ip',
    name: 'DB-IP',
    country: null,
    domains: 'db-ip.com',
    sources: [byName('db-ip')]
  },
  {
    id: 'trustedsite',
    name: 'TrustedSite (McAfee SECURE)',
    country: null,
    domains: 'ywxi.net trustedsite.com',
    sources: [
      forDomains(
        'github.com, text search for cdn.ywxi.net: "McAfee SECURE Trustmark", "TrustedSite Certified"'
      ),
      byName('trustedsite')
    ]
  }
];
