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
import { joinWords } from './numbers.ts';
import { placeName } from './places.ts';
import { sayRefuted } from './round-trips.ts';

/** One thing that is said of an address or of a host, and the sentence of where that comes from. */
export interface Said {
  readonly what: 'Place' | 'Network' | 'Registered' | 'Company' | 'Home' | 'Software';
  readonly answer: string;
  readonly why: string;
}

const special: Readonly<Record<SpecialAddress, string>> = {
  'this-host': 'stands for the device itself',
  loopback: 'is the device itself',
  private: 'is for use within a network, and thousands of networks use it',
  'link-local': 'is valid on one cable or one Wi-Fi only',
  cgnat: "is for use within a provider's network",
  multicast: 'is a group of machines',
  broadcast: 'is every machine of a network',
  documentation: 'is set aside for examples in texts',
  benchmarking: 'is set aside for measuring devices',
  reserved: 'is set aside, and nobody uses it'
};

const dated = ({ source, date }: Pick<Place, 'source' | 'date'>): string => `${source} (${date})`;
const named = ({ name, date }: DataSource): string => `${name} (${date})`;

/** What the tables say of where it is, whether that counts or not. */
const tablesSay = (places: readonly Place[]): string =>
  joinWords(places.map((place) => `${dated(place)} says ${inWords(place.country)}`));

const network = ({ operator }: ReportAddress): string =>
  operator ? `the network of ${operator.name.replace(/\.$/, '')}` : 'its network';

const listedAt = (places: readonly Place[]): string =>
  places.length === 0
    ? ''
    : ` ${tablesSay(places)}: where the address is listed, not which machine answered.`;

const noCountry = (why: string): Said => ({ what: 'Place', answer: 'no country can be said', why });

/** Where the machine is, by whom and as of when, what speaks against it, and what the capture itself shows. */
export const placeSaid = (address: ReportAddress, roundTrips: Report['roundTrips']): Said => {
  const said = placeByTables(address, roundTrips);
  const { edge, hosting, service } = address;
  const seen = [
    ...(edge ? [sayEdge(edge)] : []),
    ...(service ? [sayService(service)] : []),
    ...(hosting ? [sayHosting(hosting)] : [])
  ];
  return { ...said, why: [said.why, ...seen].join(' ') };
};

const placeByTables = (address: ReportAddress, roundTrips: Report['roundTrips']): Said => {
  const { places, doubts } = address;
  if (address.special)
    return {
      what: 'Place',
      answer: placeName('this-network'),
      why: `${address.address} ${special[address.special]}: it belongs to no country.`
    };
  if (doubts.includes('anycast'))
    return noCountry(
      `${address.address} answers from many places: ${network(address)} announces it everywhere at once, and the nearest machine answers.${listedAt(places)}`
    );
  if (doubts.includes('cdn'))
    return noCountry(
      `${network(address).replace(/^t/, 'T')} delivers from its nearest edge: who asks elsewhere meets another machine.${listedAt(places)}`
    );
  if (doubts.includes('too-close'))
    return noCountry(
      roundTrips && address.refuted
        ? sayRefuted(address, roundTrips)
        : 'It answered sooner than light could have come from there.'
    );
  if (doubts.includes('sources-disagree')) return noCountry(`The tables disagree: ${tablesSay(places)}.`);
  const [place] = places;
  if (!place) return noCountry('The tables do not know this address.');
  const sure = doubts.includes('ipv6')
    ? 'Tables are wrong about IPv6 more often than about IPv4.'
    : 'Nothing in this capture speaks against it; nothing in it proves it either.';
  return {
    what: 'Place',
    answer: countryName(place.country),
    why: `${dated(place)} puts ${address.address} in ${inWords(place.country)}. ${[sayCity(places), sure].filter(Boolean).join(' ')}`
  };
};

/** Where it comes from that something counts for a country. */
export const countryWhy = (country: CountryCode, report: Report): string => {
  const sources = new Set(
    report.addresses.flatMap(({ places }) =>
      places.filter((place) => place.country === country).map((place) => dated(place))
    )
  );
  const by = sources.size > 0 ? [...sources] : report.data.slice(0, 1).map(named);
  const mainland = country === 'CN' ? ' Hong Kong, Macao and Taiwan are counted for themselves.' : '';
  return `Counted here are machines that ${joinWords(by)} ${by.length > 1 ? 'put' : 'puts'} in ${inWords(country)}, and of which nothing in this capture says otherwise. Who runs them is another question.${mainland}`;
};

const home = (company: ReportCompany | undefined): string =>
  company?.country ? `${company.name}, whose home is ${inWords(company.country)}` : (company?.name ?? '');

/** Who runs the network: neither where the machine stands nor who has rented it. */
const networkSaid = ({ operator }: ReportAddress, report: Report): Said[] => {
  if (!operator) return [];
  const source = report.data[2];
  const company = report.companies.find(({ id }) => id === operator.company);
  const owner = company ? ` It is a network of ${home(company)}.` : '';
  return [
    {
      what: 'Network',
      answer: `${operator.name} AS${operator.asn.toString()}`,
      why: `This network announces the address${source ? `, says ${named(source)}` : ''}.${owner} Who runs a network says neither where its machines stand nor who rents them.`
    }
  ];
};

const registrationSaid = ({ registered }: ReportAddress, report: Report): Said[] => {
  if (!registered) return [];
  const source = report.data[1];
  return [
    {
      what: 'Registered',
      answer: countryName(registered),
      why: `The block of addresses is registered there${source ? `, says ${named(source)}` : ''}. A registration is an entry in a register: never a location.`
    }
  ];
};

/** Everything that is said of an address: its place first. */
export const saidOfAddress = (address: ReportAddress, report: Report): Said[] => [
  placeSaid(address, report.roundTrips),
  ...networkSaid(address, report),
  ...registrationSaid(address, report)
];

const readIn = (sources: readonly CompanySource[], about: CompanySource['for']): string => {
  const read = sources.filter((source) => source.for === about);
  return read.map(({ source, read: day }) => `${source} (read ${day})`).join('; ');
};

const belongsTo = (company: ReportCompany, report: Report): string => {
  const parent = report.companies.find(({ id }) => id === company.parent);
  return parent ? ` It belongs to ${home(parent)}: ${readIn(company.sources, 'parent')}.` : '';
};

const homeSaid = (company: ReportCompany): Said =>
  company.country
    ? {
        what: 'Home',
        answer: countryName(company.country),
        why: `The head office of ${company.name} is there: ${readIn(company.sources, 'country')}. A home country is not where its machines stand.`
      }
    : {
        what: 'Home',
        answer: 'unknown',
        why: `Nothing that was read says where the head office of ${company.name} is.`
      };

/** Who is behind a company's name, and how that is known. */
export const saidOfCompany = (company: ReportCompany, report: Report): Said[] => [
  {
    what: 'Company',
    answer: company.name,
    why: `The host's domain is on the list of ${company.name}: ${readIn(company.sources, 'domains')}.${belongsTo(company, report)}`
  },
  homeSaid(company)
];

const softwareSaid = (id: string, report: Report): Said[] => {
  const maker = report.companies.find((company) => company.id === id);
  return maker
    ? [
        {
          what: 'Software',
          answer: maker.name,
          why: `Requests to this host are in the format of ${home(maker)}: its software speaks there, whoever runs the host.`
        }
      ]
    : [];
};

const nobody: Said = {
  what: 'Company',
  answer: 'unknown',
  why: 'No list that Whither reads has the domain of this host. The name it bears proves nothing.'
};

/** Everything that is said of a host by its name: its company, that company's home, and whose software speaks there. */
export const saidOfHost = (host: ReportHost, report: Report): Said[] => {
  const company = report.companies.find(({ id }) => id === host.company);
  return [
    ...(company ? saidOfCompany(company, report) : [nobody]),
    ...host.software.flatMap((id) => softwareSaid(id, report))
  ];
};
