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
import { joinClauses, joinSentences } from './joined.ts';
import * as m from './messages/messages.js';
import { counted, joinWords } from './numbers.ts';

const doubts: Readonly<Record<Doubt, () => string>> = {
  anycast: m.doubts_anycast,
  cdn: m.doubts_cdn,
  'sources-disagree': m.doubts_sources_disagree,
  'too-close': m.doubts_too_close,
  'registered-only': m.doubts_registered_only,
  ipv6: m.doubts_ipv6,
  hosting: m.doubts_hosting
};

export const sayDoubt = (doubt: Doubt): string => doubts[doubt]();

/** "London (United Kingdom)", or what the network itself calls the place. */
const nameOf = ({ code, city, country }: EdgePlace): string => {
  if (country === undefined) return m.doubts_edge_called({ code });
  const land = countryName(country);
  return city === undefined || city === land ? land : m.doubts_edge_city({ city, country: land });
};

const placesOf = ({ code, also = [], ...place }: ReportEdge): readonly EdgePlace[] =>
  code === undefined ? [] : [{ ...place, code }, ...also];

/** What the capture itself shows of an edge: where it stood, if its answers say so. */
export const sayEdge = (edge: ReportEdge): string => {
  const { network, detail } = edge;
  const names = placesOf(edge).map(nameOf);
  if (names.length > 0)
    return m.doubts_edge_stood({ count: names.length, network, places: joinWords(names), detail });
  const say = edge.evidence === 'answer-header' ? m.doubts_edge_answered : m.doubts_edge_named;
  return say({ network, detail });
};

export const sayHosting = ({ kind, name }: Hosting): string => {
  const rents = m.doubts_rented({ name });
  switch (kind) {
    case 'rented':
      return rents;
    case 'vpn-exits':
      return joinSentences([rents, m.doubts_vpn_exits()]);
    default:
      return assertNever(kind);
  }
};

export const sayService = ({ name }: Service): string => m.doubts_resolver({ name });

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
  const all = rest > 0 ? [...told, counted(m.count_other_networks, rest)] : told;
  return [m.doubts_edges({ edges: joinClauses(all) })];
};

const near = (network: string, names: readonly string[]): string => {
  const told = names.slice(0, mostNetworks);
  const rest = names.length - told.length;
  const all = rest > 0 ? [...told, counted(m.count_other_places, rest)] : told;
  return m.doubts_edges_near({ network, places: joinWords(all) });
};
