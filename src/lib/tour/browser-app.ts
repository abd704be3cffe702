import type { Finding, FindingKind } from '#engine/model/finding.ts';
import type { CountryCode } from '#engine/model/names.ts';
import type { Report } from '#engine/model/report.ts';
import { formatCount } from '#words/numbers.ts';
import * as m from '#words/messages/messages.js';
import type { TourStep } from './step.ts';

const maker = 'xiaomi';
const singapore = 'SG' as CountryCode;

const toMaker = (report: Report): readonly Finding[] =>
  report.findings.filter(({ company, certainty }) => company === maker && certainty === 'observed');

const requestsOf = (findings: readonly Finding[]): string =>
  formatCount(new Set(findings.map(({ exchange }) => exchange)).size);

const ofKind = (report: Report, kind: FindingKind): readonly Finding[] =>
  toMaker(report).filter((finding) => finding.kind === kind);

const searchOf = (report: Report): Finding | undefined => ofKind(report, 'search')[0];

const requestsToMaker = (report: Report): number => {
  const hosts = new Set(report.hosts.flatMap(({ name, company }) => (company === maker ? [name] : [])));
  return report.exchanges.filter(({ host }) => host !== null && hosts.has(host)).length;
};

const requestsIn = (report: Report, country: CountryCode): number =>
  report.countries.find((row) => row.country === country)?.requests ?? 0;

/** What was reported of a phone's browsers in 2020, told on a reconstruction of it. At most eight steps. */
export const browserAppTour: readonly TourStep[] = [
  {
    title: m.tour_answer_title,
    text: (report) =>
      m.tour_answer({
        all: formatCount(report.totals.requests),
        maker: formatCount(requestsToMaker(report))
      }),
    state: () => ({ view: 'flow', levels: ['page', 'company', 'country'] }),
    point: '.answer'
  },
  {
    title: m.tour_flow_title,
    text: (report) => m.tour_flow({ maker: formatCount(requestsToMaker(report)) }),
    state: () => ({ view: 'flow' }),
    point: '#view'
  },
  {
    title: m.tour_map_title,
    text: (report) => m.tour_map({ count: formatCount(requestsIn(report, singapore)) }),
    state: () => ({ view: 'map', selection: { place: singapore, party: null, host: null } }),
    point: '#view'
  },
  {
    title: m.tour_when_title,
    text: () => m.tour_when(),
    state: () => ({ view: 'timeline' }),
    point: '#view'
  },
  {
    title: m.tour_what_title,
    text: (report) => m.tour_what({ pages: requestsOf(ofKind(report, 'page-visited')) }),
    state: () => ({ view: 'matrix' }),
    point: '#view'
  },
  {
    title: m.tour_proof_title,
    text: (report) => m.tour_proof({ words: searchOf(report)?.value ?? '' }),
    state: (report) => ({ view: 'findings', claim: searchOf(report)?.id ?? null }),
    point: '.evidence'
  },
  {
    title: m.tour_anonymous_title,
    text: (report) => m.tour_anonymous({ count: requestsOf(ofKind(report, 'identifier')) }),
    state: () => ({ view: 'flow' }),
    point: '[aria-labelledby=followed]'
  },
  {
    title: m.tour_not_title,
    text: () => m.tour_not(),
    state: () => ({ view: 'map' }),
    point: '[aria-labelledby=notes]'
  }
];
