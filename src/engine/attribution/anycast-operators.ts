import { listed, type OperatorRow } from './evidence.ts';

/**
 * Networks that announce the same addresses from many places: whoever asks, another machine answers. No country, no city
 * and no dot can be said of them. A network is here when its business is to be everywhere (name service, content delivery,
 * protection against floods), not when one of its many prefixes happens to be anycast.
 */
export const anycastOperators: readonly OperatorRow[] = [
  { asn: 13335, name: 'Cloudflare', source: listed('104.16.0.0/20') },
  { asn: 209242, name: 'Cloudflare London', source: listed('5.10.244.0/22') },
  {
    asn: 132892,
    name: 'Cloudflare',
    source:
      'slideshare.net/TomPaseka/routing-for-an-anycast-cdn: the same prefixes at every site, no unicast for content'
  },
  { asn: 54113, name: 'Fastly', source: listed('151.101.0.0/22') },
  { asn: 19551, name: 'Imperva (Incapsula)', source: listed('45.60.1.0/24') },
  { asn: 12041, name: 'Afilias', source: listed('65.22.1.0/24') },
  { asn: 207266, name: 'Afilias', source: listed('199.249.112.0/24') },
  { asn: 40509, name: 'Fly.io', source: listed('37.16.0.0/23') },
  { asn: 12008, name: 'Vercara (UltraDNS)', source: listed('156.154.64.0/24') },
  { asn: 19905, name: 'Neustar Security Services', source: listed('64.6.64.0/24') },
  { asn: 21342, name: 'Akamai (DNS)', source: listed('2.16.126.0/24') },
  { asn: 42, name: 'Packet Clearing House (WoodyNet)', source: listed('204.61.216.0/23') },
  { asn: 19281, name: 'Quad9', source: listed('149.112.112.0/24') },
  { asn: 36692, name: 'Cisco OpenDNS', source: listed('208.67.222.0/24') },
  { asn: 2635, name: 'Automattic', source: listed('192.0.78.0/24') },
  { asn: 15133, name: 'Edgecast', source: listed('117.18.232.0/24') },
  { asn: 16552, name: 'Tiggee (DNS Made Easy)', source: listed('208.94.148.0/24') },
  { asn: 62597, name: 'NS1 (IBM)', source: listed('198.51.44.0/24') },
  { asn: 203391, name: 'ClouDNS', source: listed('45.83.248.0/24') },
  { asn: 53334, name: 'Total Uptime', source: listed('208.95.112.0/24') },
  { asn: 187, name: 'DNScast', source: listed('72.42.112.0/24') },
  { asn: 42909, name: 'CommunityDNS', source: listed('194.0.1.0/24') },
  { asn: 55195, name: 'CIRA', source: listed('185.159.197.0/24') },
  { asn: 394354, name: 'CIRA', source: listed('185.159.196.0/24') },
  { asn: 43519, name: 'Nominet', source: listed('213.248.216.0/24') },
  { asn: 24406, name: 'CNNIC', source: listed('42.83.132.0/24') },
  { asn: 24151, name: 'CNNIC', source: listed('125.208.32.0/24') },
  { asn: 51115, name: 'HLL (Qrator)', source: listed('178.248.232.0/23') },
  { asn: 200449, name: 'Qrator Labs', source: listed('46.174.140.0/23') },
  { asn: 59796, name: 'StormWall', source: listed('5.252.32.0/24') },
  { asn: 30148, name: 'Sucuri', source: listed('192.124.249.0/24') },
  { asn: 55002, name: 'F5', source: listed('107.162.129.0/24') },
  { asn: 35280, name: 'F5', source: listed('159.60.128.0/20') },
  { asn: 23393, name: 'NuCDN (Comodo DNS)', source: listed('8.26.56.0/24') },
  { asn: 34939, name: 'NextDNS', source: listed('45.90.28.0/24') },
  { asn: 398962, name: 'Control D', source: listed('76.76.2.0/24') },
  { asn: 212772, name: 'AdGuard DNS', source: listed('94.140.14.0/24') },
  { asn: 64089, name: 'DNSFilter', source: listed('103.247.36.0/24') },
  { asn: 205157, name: 'CleanBrowsing', source: listed('185.228.168.0/24') },
  { asn: 3557, name: 'Internet Systems Consortium (F root)', source: listed('192.5.5.0/24') },
  { asn: 20144, name: 'ICANN (L root)', source: listed('199.7.83.0/24') },
  { asn: 26710, name: 'ICANN', source: listed('199.43.133.0/24') },
  { asn: 25152, name: 'RIPE NCC (K root)', source: listed('193.0.14.0/23') },
  { asn: 394353, name: 'B root', source: listed('199.9.14.0/24') },
  {
    asn: 397203,
    name: 'VeriSign registry services',
    source: 'verisign.com/what-we-do/regional-internet-resolution-service: more than 100 resolution sites'
  },
  { asn: 112, name: 'AS112 project', source: 'RFC 7534 section 3.4' }
];
