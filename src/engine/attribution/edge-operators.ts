import { listed, type OperatorRow } from './evidence.ts';

/** A public table of the numbers of content delivery networks. */
const registry = 'github.com/mansourjabin/cdn-ip-database, provider table of 2026-02-28';

/**
 * Content delivery and global cloud networks: who answers depends on who asks, so a table that pins an address of theirs
 * to a country says where one edge once was. Broad on purpose: it also covers machines that do stand in one place, and a
 * claim too few about them is better than a wrong one. Clouds that give each customer a region of its own and nothing
 * else (Alibaba, Tencent, Huawei, Oracle, DigitalOcean, OVH, Hetzner) are not here.
 */
export const edgeOperators: readonly OperatorRow[] = [
  { asn: 20940, name: 'Akamai International', source: registry },
  { asn: 16625, name: 'Akamai Technologies', source: registry },
  { asn: 12222, name: 'Akamai Technologies', source: registry },
  { asn: 17204, name: 'Akamai Technologies', source: registry },
  { asn: 18680, name: 'Akamai Technologies', source: registry },
  { asn: 18717, name: 'Akamai Technologies', source: registry },
  { asn: 24319, name: 'Akamai Technologies', source: registry },
  { asn: 26008, name: 'Akamai Technologies', source: registry },
  { asn: 31108, name: 'Akamai International', source: registry },
  { asn: 33047, name: 'Akamai Technologies', source: registry },
  { asn: 33905, name: 'Akamai International', source: registry },
  { asn: 34164, name: 'Akamai International', source: registry },
  { asn: 35204, name: 'Akamai International', source: registry },
  { asn: 35994, name: 'Akamai Technologies', source: registry },
  { asn: 36183, name: 'Akamai Technologies', source: registry },
  { asn: 43639, name: 'Akamai International', source: registry },
  { asn: 55770, name: 'Akamai Technologies', source: registry },
  { asn: 393560, name: 'Akamai Technologies', source: registry },
  { asn: 213120, name: 'Akamai (Prolexic)', source: listed('209.200.154.0/24') },
  { asn: 15169, name: 'Google', source: listed('216.239.32.0/19') },
  { asn: 396982, name: 'Google Cloud', source: listed('34.120.0.0/14') },
  { asn: 16509, name: 'Amazon', source: listed('54.230.192.0/24') },
  { asn: 8068, name: 'Microsoft', source: listed('13.107.21.0/24') },
  { asn: 8075, name: 'Microsoft', source: listed('150.171.0.0/16') },
  {
    asn: 32934,
    name: 'Meta',
    source:
      'Meta, FNA Technical Overview, 2022 (scribd.com/document/588400830): content is served from caches inside networks, else from FB-CDN AS32934'
  },
  {
    asn: 2906,
    name: 'Netflix',
    source:
      'openconnect.netflix.com/en_gb/guidelines: content network AS2906, met at many peering places and inside networks'
  },
  { asn: 40027, name: 'Netflix', source: listed('45.57.8.0/24') },
  {
    asn: 139341,
    name: 'ACE CDN (Tencent)',
    source: 'cnx.net.kh/policy/peering-policy-tracker: ACE CDN, AS139341'
  },
  { asn: 54994, name: 'CDNetworks (Quantil)', source: listed('163.171.164.0/24') },
  { asn: 36408, name: 'CDNetworks', source: registry },
  { asn: 199524, name: 'G-Core Labs', source: listed('92.223.84.0/24') },
  { asn: 60068, name: 'CDN77 (Datacamp)', source: listed('185.102.216.0/24') },
  { asn: 200325, name: 'bunny.net', source: registry },
  { asn: 22822, name: 'Limelight', source: registry },
  { asn: 38622, name: 'Limelight Australia', source: listed('208.111.184.0/24') },
  { asn: 30081, name: 'CacheFly', source: listed('45.88.132.0/22') },
  { asn: 57724, name: 'DDoS-Guard', source: registry },
  { asn: 139057, name: 'EdgeNext', source: registry },
  { asn: 149981, name: 'EdgeNext', source: registry },
  { asn: 136165, name: 'X4B', source: registry }
];
