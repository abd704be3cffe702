import type { ShareContents } from '#engine/share/shareable.ts';
import { answerFor } from '#words/answer.ts';
import { kindName } from '#words/findings.ts';
import * as m from '#words/messages/messages.js';
import { formatBytes, formatCount, listWords } from '#words/numbers.ts';
import { placeNameLong } from '#words/places.ts';
import { sentRows } from '#words/sent.ts';
import { findingRows } from '../diagrams/findings/rows.ts';
import { legsOf } from '../state/legs.ts';
import { defaultMeasure, tallyPlaces } from '../state/tally.ts';
import { sayTerms } from './say-share.ts';

export interface BriefTable {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Rows that were left out of it. */
  readonly more: number;
}

/** What an open share says, in texts and tables alone: for search engines, and for readers without scripts. */
export interface Brief {
  readonly title: string;
  readonly author: string;
  readonly text: string;
  readonly made: string;
  /** The answer. */
  readonly lead: string;
  readonly description: string;
  readonly more: readonly string[];
  readonly unread: readonly string[];
  readonly tables: readonly BriefTable[];
  readonly terms: readonly string[];
  /** Databases behind the places, with their dates. */
  readonly sources: readonly string[];
}

const mostRows = 300;
const mostDescription = 300;

type Table = Pick<BriefTable, 'title' | 'columns'> & { readonly all: readonly (readonly string[])[] };

const cut = ({ title, columns, all }: Table): BriefTable => ({
  ...{ title, columns },
  rows: all.slice(0, mostRows),
  more: Math.max(0, all.length - mostRows)
});

const hostsTable = ({ report }: ShareContents): Table => {
  const companies = new Map(report.companies.map(({ id, name }) => [id, name]));
  return {
    title: m.share_hosts(),
    columns: [m.share_host(), m.common_company(), m.map_requests(), m.map_sent(), m.map_received()],
    all: report.hosts.map(({ name, company, exchanges, bytesSent, bytesReceived }) => [
      name,
      companies.get(company ?? '') ?? '',
      formatCount(exchanges),
      formatBytes(bytesSent),
      formatBytes(bytesReceived)
    ])
  };
};

const findingsTable = ({ report }: ShareContents): Table => ({
  title: m.share_findings(),
  columns: [m.share_kind(), m.share_value(), m.share_host(), m.map_requests()],
  all: findingRows(report, legsOf(report), report.findings).map(({ words, value, host, requests }) => [
    words,
    value,
    host,
    formatCount(requests)
  ])
});

const placesTable = ({ report }: ShareContents): Table => ({
  title: m.rest_went(),
  columns: [m.map_place(), m.map_hosts(), m.map_requests(), m.map_sent(), m.map_received()],
  all: tallyPlaces(legsOf(report), defaultMeasure(report)).map((row) => [
    placeNameLong(row.place),
    formatCount(row.hosts),
    formatCount(row.requests),
    formatBytes(row.bytesSent),
    formatBytes(row.bytesReceived)
  ])
});

const sentTable = ({ report }: ShareContents): Table => ({
  title: m.share_what_was_sent(),
  columns: [m.share_kind(), m.map_requests(), m.share_recipients()],
  all: sentRows(report).map(({ kind, requests, recipients }) => [
    kindName(kind),
    formatCount(requests),
    listWords(recipients)
  ])
});

const tablesOf = (contents: ShareContents): readonly BriefTable[] =>
  [
    placesTable(contents),
    sentTable(contents),
    ...(contents.terms.level === 'countries' ? [] : [hostsTable(contents)]),
    ...(contents.terms.level === 'values' ? [findingsTable(contents)] : [])
  ]
    .filter(({ all }) => all.length > 0)
    .map(cut);

export const briefOf = (contents: ShareContents): Brief => {
  const { report, notes, made } = contents;
  const answer = answerFor(report, report.watch);
  const lead = answer.lead.map(({ text }) => text).join('');
  return {
    title: notes?.title.trim() || m.share_untitled({ date: made }),
    author: notes?.author.trim() ?? '',
    text: notes?.text.trim() ?? '',
    ...{ made, lead },
    description: lead.length > mostDescription ? `${lead.slice(0, mostDescription - 1)}…` : lead,
    more: answer.more,
    unread: answer.unread,
    tables: tablesOf(contents),
    terms: sayTerms(contents),
    sources: report.data.map(({ name, date }) => (date === '' ? name : `${name}, ${date}`))
  };
};
