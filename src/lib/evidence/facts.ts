import type { Finding } from '#engine/model/finding.ts';
import type { Report } from '#engine/model/report.ts';
import { countryName } from '#words/countries.ts';
import { placeNameLong } from '#words/places.ts';
import type { Leg } from '../state/legs.ts';
import { legFinder } from '../state/findings.ts';

/** What vouches for a claim, each in a few words: how sure, where, whose network, whose host. */
export const vouchers = (finding: Finding, report: Report, legs: readonly Leg[]): readonly string[] => {
  const company = report.companies.find(({ id }) => id === finding.company);
  return [
    finding.certainty,
    ...placeWords(finding, report, legs),
    ...operatorWords(finding, report),
    ...(company ? [companyWords(company)] : [])
  ];
};

const placeWords = (finding: Finding, report: Report, legs: readonly Leg[]): string[] => {
  const leg = legFinder(legs)(finding);
  if (!leg) return [];
  const address = report.addresses.find((one) => one.address === finding.address);
  const place = address?.places.find(({ country }) => country === leg.place);
  return [placeNameLong(leg.place) + (place ? ` · ${place.source} ${place.date}` : '')];
};

const operatorWords = (finding: Finding, report: Report): string[] => {
  const operator = report.addresses.find(({ address }) => address === finding.address)?.operator;
  return operator ? [`${operator.name} AS${String(operator.asn)}`] : [];
};

const companyWords = ({ name, country }: Report['companies'][number]): string =>
  country === null ? name : `${name}, home ${countryName(country)}`;

/** A source that can be opened: only the web, and never a script. */
export const webLink = (source: string): string | null => {
  const link = /https?:\/\/[^\s<>"']+/i.exec(source)?.[0];
  return link !== undefined && URL.canParse(link) ? link : null;
};
