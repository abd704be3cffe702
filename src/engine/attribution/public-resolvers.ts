import type { IpAddress } from '../model/names.ts';

/** Resolvers that everybody may ask. */
export interface ResolverRow {
  readonly name: string;
  /** With spaces between, as `IpAddress` writes them. */
  readonly addresses: string;
  /** Its addresses answer from many places, whatever the tables say of them. */
  readonly isAnycast: boolean;
  readonly source: string;
}

const adGuard = 'github.com/AdguardTeam/KnowledgeBaseDNS docs/general/dns-providers.md';
const gist = 'gist.github.com/cnst/forked: worldwide (anycast)';

const anycast = (
  source: string,
  list: readonly (readonly [name: string, addresses: string])[]
): ResolverRow[] => list.map(([name, addresses]) => ({ name, addresses, isAnycast: true, source }));

/**
 * Where AdGuard's list has a resolver among its "public anycast resolvers", it is `isAnycast` here. A resolver of which
 * nobody says that it stands in one place is not given one, either: its row says so.
 */
export const publicResolvers: readonly ResolverRow[] = [
  ...anycast(`${adGuard}: public anycast resolvers`, [
    ['AdGuard DNS', '94.140.14.14 94.140.15.15 94.140.14.15 94.140.15.16 94.140.14.140 94.140.14.141'],
    ['AdGuard DNS', '2a10:50c0::ad1:ff 2a10:50c0::ad2:ff 2a10:50c0::bad1:ff 2a10:50c0::bad2:ff'],
    ['AdGuard DNS', '2a10:50c0::1:ff 2a10:50c0::2:ff'],
    ['AliDNS', '223.5.5.5 223.6.6.6 2400:3200::1 2400:3200:baba::1'],
    ['CFIEC Public DNS', '240c::6666 240c::6644'],
    [
      'Cisco OpenDNS',
      '208.67.222.222 208.67.220.220 208.67.222.123 208.67.220.123 208.67.222.2 208.67.220.2'
    ],
    ['Cisco OpenDNS', '2620:119:35::35 2620:119:53::53 2620:0:ccc::2 2620:0:ccd::2'],
    [
      'CleanBrowsing',
      '185.228.168.168 185.228.169.168 185.228.168.10 185.228.169.11 185.228.168.9 185.228.169.9'
    ],
    [
      'CleanBrowsing',
      '2a0d:2a00:1:: 2a0d:2a00:2:: 2a0d:2a00:1::1 2a0d:2a00:2::1 2a0d:2a00:1::2 2a0d:2a00:2::2'
    ],
    ['Cloudflare DNS', '1.1.1.1 1.0.0.1 1.1.1.2 1.0.0.2 1.1.1.3 1.0.0.3'],
    ['Cloudflare DNS', '2606:4700:4700::1111 2606:4700:4700::1001 2606:4700:4700::1112 2606:4700:4700::1002'],
    ['Cloudflare DNS', '2606:4700:4700::1113 2606:4700:4700::1003'],
    ['Comodo Secure DNS', '8.26.56.26 8.20.247.20'],
    ['Control D', '76.76.2.0 76.76.10.0 76.76.2.1 76.76.2.2 76.76.2.3 2606:1a40:: 2606:1a40:1::'],
    ['DNS.SB', '185.222.222.222 45.11.45.11 2a09:: 2a11::'],
    ['DNSPod Public DNS+ (Tencent)', '119.29.29.29 2402:4e00::'],
    ['Dyn DNS', '216.146.35.35 216.146.36.36'],
    ['Freenom World', '80.80.80.80 80.80.81.81'],
    ['Google Public DNS', '8.8.8.8 8.8.4.4 2001:4860:4860::8888 2001:4860:4860::8844'],
    ['Hurricane Electric', '74.82.42.42 2001:470:20::2'],
    ['Nawala', '180.131.144.144 180.131.145.145'],
    ['Neustar (Vercara)', '156.154.70.1 156.154.71.1 156.154.70.2 156.154.71.2 156.154.70.3 156.154.71.3'],
    [
      'Neustar (Vercara)',
      '156.154.70.4 156.154.71.4 156.154.70.5 156.154.71.5 2610:a1:1018::1 2610:a1:1019::1'
    ],
    ['Quad9', '9.9.9.9 149.112.112.112 9.9.9.10 149.112.112.10 9.9.9.11 149.112.112.11'],
    ['Quad9', '2620:fe::fe 2620:fe::9 2620:fe::10 2620:fe::fe:10 2620:fe::11 2620:fe::fe:11'],
    ['SafeDNS', '195.46.39.39 195.46.39.40'],
    ['360 Secure DNS', '101.226.4.6 218.30.118.6 123.125.81.6 140.207.198.6'],
    ['Surfshark DNS', '194.169.169.169 2a09:a707:169::'],
    ['UncensoredDNS', '91.239.100.100 2001:67c:28a4::'],
    ['Verisign Public DNS', '64.6.64.6 64.6.65.6 2620:74:1b::1:1 2620:74:1c::2:2'],
    ['Wikimedia DNS', '185.71.138.138 2001:67c:930::1']
  ]),
  ...anycast(gist, [
    ['Yandex DNS', '77.88.8.8 77.88.8.1 77.88.8.88 77.88.8.2 77.88.8.3 77.88.8.7'],
    ['Yandex DNS', '2a02:6b8::feed:ff 2a02:6b8:0:1::feed:ff 2a02:6b8::feed:bad 2a02:6b8:0:1::feed:bad'],
    ['Yandex DNS', '2a02:6b8::feed:a11 2a02:6b8:0:1::feed:a11']
  ]),
  {
    name: 'NextDNS',
    addresses: '45.90.28.0 45.90.30.0 2a07:a8c0:: 2a07:a8c1::',
    isAnycast: true,
    source: 'github.com/bgptools/anycast-prefixes: 45.90.28.0/24'
  },
  {
    name: '114DNS',
    addresses:
      '114.114.114.114 114.114.115.115 114.114.114.119 114.114.115.119 114.114.114.110 114.114.115.110',
    isAnycast: true,
    source:
      'no statement of its operator was found; announced by a network with sites worldwide (static/geo asn-v4: AS21859 Zenlayer), so no place is given'
  },
  {
    name: 'Baidu Public DNS',
    addresses: '180.76.76.76 2400:da00::6666',
    isAnycast: true,
    source:
      'github.com/pandahk/pandahk2.github.io/issues/7 lists it; where it stands nobody says, so no place is given'
  },
  {
    name: 'ByteDance Public DNS',
    addresses: '180.184.1.1 180.184.2.2',
    isAnycast: false,
    source: `${adGuard}: regional resolvers, "at China"`
  },
  {
    name: 'UncensoredDNS',
    addresses: '89.233.43.71 2a01:3a0:53:53::',
    isAnycast: false,
    source: `${adGuard}: unicast.censurfridns.dk`
  },
  {
    name: 'Digitale Gesellschaft',
    addresses: '185.95.218.42 185.95.218.43 2a05:fc84::42 2a05:fc84::43',
    isAnycast: false,
    source: `${adGuard}: regional resolvers, hosted in Zurich`
  },
  {
    name: 'CIRA Canadian Shield',
    addresses: '149.112.121.10 149.112.122.10 149.112.121.20 149.112.122.20 149.112.121.30 149.112.122.30',
    isAnycast: false,
    source: `${adGuard}: regional resolvers`
  },
  {
    name: 'CZ.NIC ODVR',
    addresses: '193.17.47.1 185.43.135.1 2001:148f:ffff::1 2001:148f:fffe::1',
    isAnycast: false,
    source: `${adGuard}: regional resolvers`
  },
  {
    name: 'DNS4EU',
    addresses: '86.54.11.1 86.54.11.201 2a13:1001::86:54:11:1 2a13:1001::86:54:11:201',
    isAnycast: false,
    source: `${adGuard}: regional resolvers`
  }
];

const byAddress = new Map(
  publicResolvers.flatMap(({ name, addresses }) => addresses.split(' ').map((address) => [address, name]))
);

/** The name of the resolver at this address; null for all other addresses. */
export const resolverAt = (address: IpAddress): string | null => byAddress.get(address) ?? null;

/** Those that answer from many places, each as a prefix of its own. */
export const anycastResolvers: readonly string[] = publicResolvers
  .filter(({ isAnycast }) => isAnycast)
  .flatMap(({ addresses }) => addresses.split(' '))
  .map((address) => `${address}/${address.includes(':') ? '128' : '32'}`);
