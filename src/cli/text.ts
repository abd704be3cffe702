import type { Report } from '#engine/model/report.ts';
import { answerFor, countUnits, unitOf } from '#words/answer.ts';
import { appRows, sayApp } from '#words/apps.ts';
import { cityRows } from '#words/cities.ts';
import { countryName } from '#words/countries.ts';
import { kindName } from '#words/findings.ts';
import { joinWords, plural } from '#words/numbers.ts';
import { sentRows, threadLines } from '#words/sent.ts';
import { sayWarning } from '#words/warnings.ts';

/** The answer as plain text: what a journalist would quote, then what stands behind it. */
export const formatText = (report: Report): string => {
  const answer = answerFor(report, report.watch);
  const warnings = report.sources.flatMap((source) =>
    source.warnings.map((warning) => `${source.name}: ${sayWarning(warning)}`)
  );
  const sections = [
    answer.lead.map((part) => part.text).join(''),
    [...answer.more, ...answer.light].join('\n'),
    section('What was sent', sentLines(report)),
    section('Identifiers followed', threadLines(report).slice(0, mostThreads)),
    section('Apps', appLines(report)),
    section('Countries', countryLines(report)),
    section('Cities', cityLines(report)),
    section('What could not be read', [...answer.unread, ...warnings]),
    sourceLine(report)
  ];
  return `${sections.filter((text) => text !== '').join('\n\n')}\n`;
};

const mostThreads = 10;
const mostRecipients = 4;

const sentLines = (report: Report): string[] =>
  sentRows(report).map(({ kind, requests, recipients }) => {
    const shown = recipients.slice(0, mostRecipients);
    const rest = recipients.length - shown.length;
    const to = joinWords(rest > 0 ? [...shown, plural(rest, 'other')] : shown);
    return `  ${kindName(kind).padEnd(24)} ${plural(requests, 'request')}, to ${to}`;
  });

const section = (title: string, lines: readonly string[]): string =>
  lines.length === 0 ? '' : [title, ...lines.map((line) => `  ${line}`)].join('\n');

const mostApps = 20;

const appLines = (report: Report): string[] => {
  const rows = appRows(report);
  const rest = rows.length - mostApps;
  const lines = rows.slice(0, mostApps).map((row) => `  ${row.app.padEnd(24)} ${sayApp(report, row)}`);
  return rest > 0 ? [...lines, `  and ${plural(rest, 'other')}`] : lines;
};

const countryLines = (report: Report): string[] => {
  const unit = unitOf(report);
  return report.countries.map((row) => {
    const mark = row.watched ? '*' : ' ';
    return `${mark} ${countryName(row.country).padEnd(24)} ${countUnits(unit, row[unit])}, ${plural(row.hosts, 'host')}`;
  });
};

const mostCities = 20;

const cityLines = (report: Report): string[] => {
  const unit = unitOf(report);
  const rows = cityRows(report);
  const rest = rows.length - mostCities;
  const lines = rows
    .slice(0, mostCities)
    .map((row) => `  ${`${row.city}, ${row.country}`.padEnd(24)} ${countUnits(unit, row[unit])}`);
  return rest > 0 ? [...lines, `  and ${plural(rest, 'other')}`] : lines;
};

const sourceLine = (report: Report): string =>
  `Places: ${report.data.map(({ name, date }) => `${name} ${date}`).join(', ')}. Whither ${report.tool.version}.`;
