/** A network whose machines belong to whoever rents them. */
export interface HostingRow {
  readonly asn: number;
  readonly name: string;
  readonly source: string;
}

const datacentres = 'github.com/X4BNet/lists_vpn input/datacenter/ASN.txt';
const exits = 'github.com/X4BNet/lists_vpn input/vpn/ASN.txt';
const instances =
  'github.com/daenney/fedinetmap data/README.md: networks in which people rent machines for servers of their own';
const challenged = 'github.com/znixbtw/cloudflare-firewall-rules challenge-captcha-rules/ASNs.md';

const rows = (source: string, list: readonly (readonly [asn: number, name: string])[]): HostingRow[] =>
  list.map(([asn, name]) => ({ asn, name, source }));

/**
 * Networks that rent machines, or parts of machines, to everybody. Their name is that of a landlord. Left out: networks of
 * companies that mostly run services of their own besides (Google's 15169, Microsoft's 8075, Baidu's 55967).
 */
export const rentedNetworks: readonly HostingRow[] = [
  ...rows(datacentres, [
    [16509, 'Amazon Web Services'],
    [14618, 'Amazon Web Services'],
    [45102, 'Alibaba Cloud'],
    [45090, 'Tencent Cloud'],
    [3223, 'Voxility'],
    [3842, 'InMotion (RamNode)'],
    [5577, 'root.lu'],
    [6724, 'Strato'],
    [7979, 'Servers.com'],
    [8100, 'QuadraNet'],
    [8560, 'IONOS'],
    [8972, 'Host Europe'],
    [9370, 'Sakura Internet'],
    [11878, 'tzulo'],
    [12876, 'Scaleway'],
    [13213, 'UK2'],
    [14061, 'DigitalOcean'],
    [16125, 'Cherry Servers'],
    [16276, 'OVH'],
    [18779, 'EGIHosting'],
    [18978, 'Enzu'],
    [20473, 'Vultr (The Constant Company)'],
    [20773, 'Host Europe'],
    [20860, 'iomart'],
    [21859, 'Zenlayer'],
    [24875, 'NovoServe'],
    [24940, 'Hetzner'],
    [24961, 'WIIT (myLoc)'],
    [25820, 'IT7 Networks'],
    [28753, 'Leaseweb Germany'],
    [29066, 'velia.net'],
    [29802, 'Hivelocity'],
    [30083, 'velia.net (server4you)'],
    [30633, 'Leaseweb USA'],
    [31034, 'Aruba'],
    [32097, 'WholeSale Internet'],
    [32244, 'Liquid Web'],
    [32475, 'Internap (SingleHop)'],
    [32613, 'Leaseweb Canada (iWeb)'],
    [33182, 'HostDime'],
    [35916, 'Multacom'],
    [36351, 'IBM Cloud (SoftLayer)'],
    [36352, 'HostPapa (ColoCrossing)'],
    [37153, 'Xneelo'],
    [40676, 'Psychz Networks'],
    [42473, 'Anexia'],
    [42708, 'GleSYS (Portlane)'],
    [42831, 'UK Dedicated Servers'],
    [43350, 'NForce'],
    [44066, 'firstcolo'],
    [46475, 'Limestone Networks'],
    [46562, 'Performive (Total Server Solutions)'],
    [46844, 'Sharktech'],
    [49505, 'Selectel'],
    [49544, 'i3D.net'],
    [49981, 'WorldStream'],
    [50673, 'Serverius'],
    [51167, 'Contabo'],
    [51430, 'AltusHost'],
    [51852, 'Private Layer'],
    [53667, 'FranTech'],
    [54290, 'HostPapa (Hostwinds)'],
    [54825, 'Packet (Equinix Metal)'],
    [55286, 'ServerMania'],
    [57043, 'Hostkey'],
    [59253, 'Leaseweb Asia Pacific'],
    [60117, 'Host Sailor'],
    [60781, 'Leaseweb Netherlands'],
    [62240, 'Clouvider'],
    [62282, 'Delska'],
    [63473, 'HostHatch'],
    [63949, 'Linode (Akamai)'],
    [133752, 'Leaseweb Hong Kong'],
    [136258, 'OneProvider'],
    [200019, 'Alexhost'],
    [202053, 'UpCloud'],
    [204196, 'AbeloHost'],
    [394380, 'Leaseweb USA']
  ]),
  ...rows(instances, [
    [31898, 'Oracle Cloud'],
    [213230, 'Hetzner'],
    [212317, 'Hetzner'],
    [197540, 'netcup'],
    [7684, 'Sakura Internet'],
    [9371, 'Sakura Internet'],
    [396982, 'Google Cloud']
  ]),
  ...rows(challenged, [
    [37963, 'Alibaba Cloud'],
    [136907, 'Huawei Cloud'],
    [141995, 'Contabo Asia']
  ]),
  {
    asn: 132203,
    name: 'Tencent Cloud',
    source: 'github.com/NikolaiT/incolumitas content/pages/datacenters.md, and the name of the network itself'
  }
];

/** Networks known to hold the exits of VPN services: behind such an address is whoever uses the service. */
export const exitNetworks: readonly HostingRow[] = [
  ...rows(exits, [
    [9009, 'M247'],
    [212238, 'Datacamp'],
    [136787, 'Tefincom (NordVPN)'],
    [207137, 'PacketHub (NordVPN)'],
    [209854, 'Surfshark'],
    [60729, 'Tor exits']
  ]),
  ...rows(datacentres, [
    [60068, 'Datacamp'],
    [39351, '31173 Services'],
    [198605, 'Avast']
  ])
];
