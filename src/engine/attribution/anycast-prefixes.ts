import { listed, type PrefixRow } from './evidence.ts';

const rows = (reason: string, prefixes: string): PrefixRow[] =>
  prefixes.split(' ').map((prefix) => ({ prefix, reason, source: listed(prefix) }));

/**
 * Anycast addresses inside networks that are otherwise ordinary: public resolvers first of all, for every capture holds
 * one, and a table that says "China" or "Russia" of a resolver which answered next door would be the first wrong claim.
 */
export const anycastPrefixes: readonly PrefixRow[] = [
  ...rows('Cloudflare resolver', '1.0.0.0/24 1.1.1.0/24'),
  ...rows('Google Public DNS', '8.8.4.0/24 8.8.8.0/24'),
  ...rows('Quad9 resolver', '9.9.9.0/24 149.112.112.0/24'),
  ...rows('OpenDNS resolver', '208.67.220.0/24 208.67.222.0/24'),
  ...rows(
    'Apple services',
    '17.171.63.0/24 17.253.144.0/24 17.253.145.0/24 17.253.150.0/24 17.253.200.0/24 17.253.207.0/24'
  ),
  ...rows(
    'Microsoft front doors',
    '13.107.3.0/24 13.107.4.0/24 13.107.5.0/24 13.107.6.0/24 13.107.9.0/24 13.107.12.0/24 13.107.13.0/24 13.107.15.0/24 13.107.18.0/24 13.107.19.0/24 13.107.21.0/24 13.107.22.0/24 13.107.42.0/24 13.107.43.0/24 13.107.50.0/24 13.107.128.0/24 13.107.129.0/24 13.107.137.0/24 13.107.139.0/24 13.107.140.0/24 13.107.254.0/24 204.79.197.0/24'
  ),
  ...rows(
    'Alibaba addresses announced from many places, among others that are not',
    '47.246.39.0/24 47.246.62.0/24 59.82.136.0/23 161.117.127.0/24 161.117.138.0/24 170.33.8.0/24 170.33.9.0/24 170.33.10.0/24 170.33.11.0/24 170.33.12.0/24 170.33.13.0/24 170.33.14.0/24 170.33.15.0/24 170.33.96.0/24 170.33.97.0/24 170.33.98.0/24 170.33.99.0/24 203.107.48.0/23 203.107.50.0/23'
  ),
  ...rows('C root name server', '192.33.4.0/24'),
  ...rows('E root name server', '192.203.230.0/24'),
  ...rows('H root name server', '198.97.190.0/24'),
  {
    prefix: '119.29.29.0/24',
    reason: 'DNSPod resolver',
    source:
      'docs.dnspod.com/public-dns/public-dns-introduction: one service address on all nodes, BGP anycast'
  },
  {
    prefix: '223.5.5.0/24',
    reason: 'AliDNS resolver',
    source: 'fb.box/p/55976.html: BGP anycast, nodes in China, Asia, Europe and North America'
  },
  {
    prefix: '223.6.6.0/24',
    reason: 'AliDNS resolver',
    source: 'fb.box/p/55976.html: BGP anycast, nodes in China, Asia, Europe and North America'
  },
  {
    prefix: '77.88.8.0/24',
    reason: 'Yandex DNS resolver',
    source: 'gist.github.com/cnst/forked: worldwide (anycast)'
  },
  {
    prefix: '114.114.114.0/24',
    reason:
      '114DNS resolver; no statement of its operator was found, but a network with sites worldwide announces an address the location table puts in one Chinese city',
    source: 'static/geo asn-v4: AS21859 (Zenlayer)'
  },
  {
    prefix: '13.107.246.0/24',
    reason: 'Azure Front Door',
    source:
      'learn.microsoft.com/answers/questions/1353836: requests go to 13.107.246.x, the front door, not to the origin'
  },
  { prefix: '192.31.196.0/24', reason: 'AS112 name servers', source: 'RFC 7535 section 3.3' },
  { prefix: '192.175.48.0/24', reason: 'AS112 name servers', source: 'RFC 7534 section 3.2' },
  { prefix: '2001:4:112::/48', reason: 'AS112 name servers', source: 'RFC 7535 section 3.3' },
  { prefix: '192.52.193.0/24', reason: 'AMT relays', source: 'RFC 7450 section 7' },
  { prefix: '2001:3::/32', reason: 'AMT relays', source: 'RFC 7450 section 7' }
];
