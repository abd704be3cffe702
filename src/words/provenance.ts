import type { CountryCode } from '#engine/model/names.ts';
import type {
  CompanySource,
  DataSource,
  Place,
  Report,
  ReportAddress,
  ReportCompany,
  ReportHost,
  SpecialAddress
} from '#engine/model/report.ts';
import { sayEdge, sayHosting, sayService } from './address-doubts.ts';
import { sayCity } from './cities.ts';
import { countryName, inWords } from './countries.ts';
import { joinClauses, joinSentences } from './joined.ts';
import * as m from './messages/messages.js';
import { joinWords } from './numbers.ts';
import { placeName } from './places.ts';
import { sayRefuted } from './round-trips.ts';

/** One thing that is said of an address or of a host, and the sentence of where that comes from. */
export interface Said {
  readonly what: 'Place' | 'Network' | 'Registered' | 'Company' | 'Home' | 'Software';
  readonly answer: string;
  readonly why: string;
}

const aspects: Readonly<Record<Said['what'], () => string>> = {
  Place: m.provenance_place,
  Network: m.provenance_network,
  Registered: m.provenance_registered,
  Company: m.provenance_company,
  Home: m.provenance_home,
  Software: m.provenance_software
};

/** What a `Said` is about, as a heading. */
export const aspectName = (what: Said['what']): string => aspects[what]();

const special: Readonly<Record<SpecialAddress, (inputs: { readonly address: string }) => string>> = {
  'this-host': m.provenance_special_this_host,
  loopback: m.provenance_special_loopback,
  private: m.provenance_special_private,
  'link-local': m.provenance_special_link_local,
  cgnat: m.provenance_special_cgnat,
  multicast: m.provenance_special_multicast,
  broadcast: m.provenance_special_broadcast,
  documentation: m.provenance_special_documentation,
  benchmarking: m.provenance_special_benchmarking,
  reserved: m.provenance_special_reserved
};

const dated = ({ source, date }: Pick<Place, 'source' | 'date'>): string =>
  m.provenance_dated({ source, date });
const named = ({ name, date }: DataSource): string => dated({ source: name, date });

/** What the tables say of where it is, whether that counts or not. */
const tablesSay = (places: readonly Place[]): string =>
  joinWords(
    places.map((place) => m.provenance_says({ source: dated(place), country: inWords(place.country) }))
  );

/** By its name in the middle of a sentence, where the stop of "Co., Ltd." would end it. */
const networkName = ({ operator }: ReportAddress): string | null =>
  operator ? operator.name.replace(/\.$/, '') : null;

const noCountry = (why: string): Said => ({ what: 'Place', answer: m.provenance_no_country(), why });

const listedAt = (places: readonly Place[]): string[] =>
  places.length === 0 ? [] : [m.provenance_listed({ tables: tablesSay(places) })];

/** Where the machine is, by whom and as of when, what speaks against it, and what the capture itself shows. */
export const placeSaid = (address: ReportAddress, roundTrips: Report['roundTrips']): Said => {
  const said = placeByTables(address, roundTrips);
  const { edge, hosting, service } = address;
  const seen = [
    ...(edge ? [sayEdge(edge)] : []),
    ...(service ? [sayService(service)] : []),
    ...(hosting ? [sayHosting(hosting)] : [])
  ];
  return { ...said, why: joinSentences([said.why, ...seen]) };
};

const placeByTables = (row: ReportAddress, roundTrips: Report['roundTrips']): Said => {
  const { address, places } = row;
  if (row.special)
    return { what: 'Place', answer: placeName('this-network'), why: special[row.special]({ address }) };
  const doubted = sayPlaceDoubt(row, roundTrips);
  if (doubted !== null) return noCountry(doubted);
  const [place] = places;
  if (!place) return noCountry(m.provenance_not_in_tables());
  const country = inWords(place.country);
  const puts = m.provenance_puts({ source: dated(place), address, country });
  const city = sayCity(places);
  const sure = row.doubts.includes('ipv6') ? m.provenance_ipv6() : m.provenance_unopposed();
  return {
    what: 'Place',
    answer: countryName(place.country),
    why: joinSentences([puts, ...(city === null ? [] : [city]), sure])
  };
};

/** Why what the tables say does not count; null where nothing speaks against it. */
const sayPlaceDoubt = (row: ReportAddress, roundTrips: Report['roundTrips']): string | null => {
  const { doubts, places } = row;
  if (doubts.includes('anycast')) return joinSentences([sayAnycast(row), ...listedAt(places)]);
  if (doubts.includes('cdn')) return joinSentences([sayDelivery(row), ...listedAt(places)]);
  if (doubts.includes('too-close'))
    return roundTrips && row.refuted ? sayRefuted(row, roundTrips) : m.provenance_too_close();
  return doubts.includes('sources-disagree') ? m.provenance_disagree({ tables: tablesSay(places) }) : null;
};

const sayAnycast = (row: ReportAddress): string => {
  const { address } = row;
  const operator = networkName(row);
  return operator === null
    ? m.provenance_anycast({ address })
    : m.provenance_anycast_network({ address, operator });
};

const sayDelivery = (row: ReportAddress): string => {
  const operator = networkName(row);
  return operator === null ? m.provenance_cdn() : m.provenance_cdn_network({ operator });
};

/** The first tables of every report, whatever was asked beside them: `Report.data` keeps their order. */
const tablesOf = ({ data: [location, registration, network] }: Report) => ({
  location,
  registration,
  network
});

/** Where it comes from that something counts for a country. */
export const countryWhy = (country: CountryCode, report: Report): string => {
  const sources = new Set(
    report.addresses.flatMap(({ places }) =>
      places.filter((place) => place.country === country).map((place) => dated(place))
    )
  );
  const by = sources.size > 0 ? [...sources] : report.data.slice(0, 1).map(named);
  const counted = m.provenance_counted({
    count: by.length,
    sources: joinWords(by),
    country: inWords(country)
  });
  return joinSentences([counted, ...(country === 'CN' ? [m.provenance_mainland()] : [])]);
};

const home = ({ name, country }: ReportCompany): string =>
  country ? m.provenance_company_home({ company: name, country: inWords(country) }) : name;

const announced = (source: DataSource | undefined): string =>
  source ? m.provenance_announced_by_source({ source: named(source) }) : m.provenance_announced();

/** Who runs the network: neither where the machine stands nor who has rented it. */
const networkSaid = ({ operator }: ReportAddress, report: Report): Said[] => {
  if (!operator) return [];
  const company = report.companies.find(({ id }) => id === operator.company);
  const owner = company ? [m.provenance_network_of({ company: home(company) })] : [];
  return [
    {
      what: 'Network',
      answer: `${operator.name} AS${operator.asn.toString()}`,
      why: joinSentences([announced(tablesOf(report).network), ...owner, m.provenance_network_only()])
    }
  ];
};

const registrationSaid = ({ registered }: ReportAddress, report: Report): Said[] => {
  if (!registered) return [];
  const { registration: source } = tablesOf(report);
  return [
    {
      what: 'Registered',
      answer: countryName(registered),
      why: source ? m.provenance_block_by_source({ source: named(source) }) : m.provenance_block()
    }
  ];
};

/** Everything that is said of an address: its place first. */
export const saidOfAddress = (address: ReportAddress, report: Report): Said[] => [
  placeSaid(address, report.roundTrips),
  ...networkSaid(address, report),
  ...registrationSaid(address, report)
];

const readIn = (sources: readonly CompanySource[], about: CompanySource['for']): string =>
  joinClauses(
    sources
      .filter((source) => source.for === about)
      .map(({ source, read }) => m.provenance_read({ source, day: read }))
  );

const belongsTo = (company: ReportCompany, report: Report): string[] => {
  const parent = report.companies.find(({ id }) => id === company.parent);
  if (!parent) return [];
  return [m.provenance_belongs({ company: home(parent), sources: readIn(company.sources, 'parent') })];
};

const homeSaid = ({ name, country, sources }: ReportCompany): Said =>
  country
    ? {
        what: 'Home',
        answer: countryName(country),
        why: m.provenance_head_office({ company: name, sources: readIn(sources, 'country') })
      }
    : {
        what: 'Home',
        answer: m.provenance_unknown(),
        why: m.provenance_no_head_office({ company: name })
      };

/** Who is behind a company's name, and how that is known. */
export const saidOfCompany = (company: ReportCompany, report: Report): Said[] => {
  const { name, sources } = company;
  const listed = m.provenance_domain({ company: name, sources: readIn(sources, 'domains') });
  return [
    { what: 'Company', answer: name, why: joinSentences([listed, ...belongsTo(company, report)]) },
    homeSaid(company)
  ];
};

const softwareSaid = (id: string, report: Report): Said[] => {
  const maker = report.companies.find((company) => company.id === id);
  if (!maker) return [];
  return [{ what: 'Software', answer: maker.name, why: m.provenance_format({ company: home(maker) }) }];
};

const nobody = (): Said => ({
  what: 'Company',
  answer: m.provenance_unknown(),
  why: m.provenance_nobody()
});

/** Everything that is said of a host by its name: its company, that company's home, and whose software speaks there. */
export const saidOfHost = (host: ReportHost, report: Report): Said[] => {
  const company = report.companies.find(({ id }) => id === host.company);
  return [
    ...(company ? saidOfCompany(company, report) : [nobody()]),
    ...host.software.flatMap((id) => softwareSaid(id, report))
  ];
};
