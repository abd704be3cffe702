import * as m from '#words/messages/messages.js';
import type { Certainty, Finding } from '#engine/model/finding.ts';
import type { Report } from '#engine/model/report.ts';
import { countryName } from '#words/countries.ts';
import { sayCertainty } from '#words/findings.ts';
import { placeNameLong } from '#words/places.ts';
import type { Leg } from '../state/legs.ts';
import { legFinder } from '../state/findings.ts';
import { whyHostThere, whyOperator, whyParty } from '../state/said.ts';
import { hostKey } from '../state/selection.ts';

const certainties: Readonly<Record<Certainty, () => string>> = {
  observed: m.evidence_observed,
  inferred: m.evidence_inferred
};

/** How sure it is, in a word. */
export const certaintyName = (certainty: Certainty): string => certainties[certainty]();

/** What vouches for a claim, in a few words, and where that comes from. */
export interface Voucher {
  readonly text: string;
  readonly why: string;
}

/** Each that there is: how sure, where, whose network, whose host. */
export const vouchers = (finding: Finding, report: Report, legs: readonly Leg[]): readonly Voucher[] => {
  const company = report.companies.find(({ id }) => id === finding.company);
  return [
    { text: certaintyName(finding.certainty), why: sayCertainty(finding.certainty) },
    ...placeVoucher(finding, report, legs),
    ...operatorVoucher(finding, report),
    ...(company ? [{ text: companyWords(company), why: whyParty(report, `company:${company.id}`) }] : [])
  ];
};

const placeVoucher = (finding: Finding, report: Report, legs: readonly Leg[]): Voucher[] => {
  const leg = legFinder(report, legs)(finding);
  if (!leg) return [];
  const address = report.addresses.find((one) => one.address === finding.address);
  const place = address?.places.find(({ country }) => country === leg.place);
  const name = placeNameLong(leg.place);
  const text = place ? m.evidence_place({ place: name, source: place.source, date: place.date }) : name;
  return [{ text, why: whyHostThere(report, hostKey(leg), leg.place) }];
};

const operatorVoucher = (finding: Finding, report: Report): Voucher[] => {
  const operator = report.addresses.find(({ address }) => address === finding.address)?.operator;
  if (!operator) return [];
  const host = finding.host ?? finding.address ?? '';
  return [{ text: `${operator.name} AS${String(operator.asn)}`, why: whyOperator(report, host) }];
};

const companyWords = ({ name, country }: Report['companies'][number]): string =>
  country === null ? name : m.evidence_home({ company: name, country: countryName(country) });

/** A source that can be opened: only the web, and never a script. */
export const webLink = (source: string): string | null => {
  const link = /https?:\/\/[^\s<>"']+/i.exec(source)?.[0];
  return link !== undefined && URL.canParse(link) ? link : null;
};
