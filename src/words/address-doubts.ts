import { assertNever } from '#engine/model/names.ts';
import type {
  Doubt,
  EdgePlace,
  Hosting,
  Report,
  ReportAddress,
  ReportEdge,
  Service
} from '#engine/model/report.ts';
import { countryName } from './countries.ts';
import { joinWords, plural } from './numbers.ts';

const doubts: Readonly<Record<Doubt, string>> = {
  anycast: 'It answers from many places (anycast network): no location can be given.',
  cdn: 'Content delivery or cloud: the nearest edge may answer, so no location is given.',
  'sources-disagree': 'The sources disagree on where it is.',
  'too-close': 'It answered too fast to be where the tables put it.',
  'registered-only': 'Only the registration of its block is known, which is no location.',
  ipv6: 'Places of IPv6 addresses are less sure.',
  hosting: 'It is in a network that rents its machines to others.'
};

export const sayDoubt = (doubt: Doubt): string => doubts[doubt];

/** "London (United Kingdom)", or what the network itself calls the place. */
const nameOf = ({ code, city, country }: EdgePlace): string => {
  if (country === undefined) return `the place it calls ${code}`;
  const land = countryName(country);
  return city === undefined || city === land ? land : `${city} (${land})`;
};

const placesOf = ({ code, also = [], ...place }: ReportEdge): readonly EdgePlace[] =>
  code === undefined ? [] : [{ ...place, code }, ...also];

/** What the capture itself shows of an edge: where it stood, if its answers say so. */
export const sayEdge = (edge: ReportEdge): string => {
  const names = placesOf(edge).map(nameOf);
  const [first] = names;
  if (names.length > 1)
    return `The edges of ${edge.network} that answered stood near ${joinWords(names)}, by their answers (${edge.detail}).`;
  if (first !== undefined)
    return `The edge of ${edge.network} that answered stood near ${first}, by its answers (${edge.detail}).`;
  return edge.evidence === 'answer-header'
    ? `An edge of ${edge.network} answered, as its answers show (${edge.detail}).`
    : `It is an edge of ${edge.network}, by the name ${edge.detail}.`;
};

export const sayHosting = ({ kind, name }: Hosting): string => {
  const rents = `${name} rents its machines to others: who runs this one need not be the operator named here.`;
  switch (kind) {
    case 'rented':
      return rents;
    case 'vpn-exits':
      return `${rents} Exits of VPN services are among them.`;
    default:
      return assertNever(kind);
  }
};

export const sayService = ({ name }: Service): string =>
  `A public resolver, ${name}: it is asked for the addresses of hosts.`;

/** All that is to be said of one address before its place is believed, the most telling first. */
export const sayAddress = ({ doubts, edge, hosting, service }: ReportAddress): string[] => [
  ...(service ? [sayService(service)] : []),
  ...doubts.filter((doubt) => doubt !== 'hosting').map(sayDoubt),
  ...(edge ? [sayEdge(edge)] : []),
  ...(hosting ? [sayHosting(hosting)] : [])
];

const mostNetworks = 3;

/** "The nearest edge answered: Cloudflare near London (United Kingdom), ..." Those whose answers say where they stood. */
export const sayEdges = ({ addresses }: Report): string[] => {
  const byNetwork = new Map<string, Set<string>>();
  for (const { edge } of addresses) {
    if (edge?.country === undefined) continue;
    const names = byNetwork.get(edge.network) ?? new Set();
    for (const place of placesOf(edge)) names.add(nameOf(place));
    byNetwork.set(edge.network, names);
  }
  if (byNetwork.size === 0) return [];
  const told = [...byNetwork].slice(0, mostNetworks).map(([network, names]) => near(network, [...names]));
  const rest = byNetwork.size - told.length;
  const all = rest > 0 ? [...told, plural(rest, 'other network')] : told;
  return [
    `By their own answers, edges stood here: ${all.join('; ')}. What was sent may have gone on from there.`
  ];
};

const near = (network: string, names: readonly string[]): string => {
  const told = names.slice(0, mostNetworks);
  const rest = names.length - told.length;
  return `${network} near ${joinWords(rest > 0 ? [...told, plural(rest, 'other place')] : told)}`;
};
