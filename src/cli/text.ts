import type { Report } from '#engine/model/report.ts';
import { answerFor, countUnits, unitOf } from '#words/answer.ts';
import { appRows, sayApp } from '#words/apps.ts';
import { cityRows } from '#words/cities.ts';
import { countryName } from '#words/countries.ts';
import { kindName } from '#words/findings.ts';
import * as m from '#words/messages/messages.js';
import { counted, joinWords } from '#words/numbers.ts';
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
    section(m.terminal_sent(), sentLines(report)),
    section(m.terminal_followed(), threadLines(report).slice(0, mostThreads)),
    section(m.terminal_apps(), appLines(report)),
    section(m.terminal_countries(), countryLines(report)),
    section(m.terminal_cities(), cityLines(report)),
    section(m.terminal_unread(), [...answer.unread, ...warnings]),
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
    const to = joinWords(rest > 0 ? [...shown, counted(m.count_others, rest)] : shown);
    const told = m.terminal_sent_to({ requests: counted(m.count_requests, requests), recipients: to });
    return `  ${kindName(kind).padEnd(24)} ${told}`;
  });

const section = (title: string, lines: readonly string[]): string =>
  lines.length === 0 ? '' : [title, ...lines.map((line) => `  ${line}`)].join('\n');

const mostApps = 20;

const appLines = (report: Report): string[] => {
  const rows = appRows(report);
  const rest = rows.length - mostApps;
  const lines = rows.slice(0, mostApps).map((row) => `  ${row.app.padEnd(24)} ${sayApp(report, row)}`);
  return rest > 0 ? [...lines, `  ${m.terminal_more({ others: counted(m.count_others, rest) })}`] : lines;
};

const countryLines = (report: Report): string[] => {
  const unit = unitOf(report);
  return report.countries.map((row) => {
    const mark = row.watched ? '*' : ' ';
    const amount = countUnits(unit, row[unit]);
    const told = m.terminal_row({ amount, hosts: counted(m.count_hosts, row.hosts) });
    return `${mark} ${countryName(row.country).padEnd(24)} ${told}`;
  });
};

const mostCities = 20;

const cityLines = (report: Report): string[] => {
  const unit = unitOf(report);
  const rows = cityRows(report);
  const rest = rows.length - mostCities;
  const lines = rows
    .slice(0, mostCities)
    .map((row) => `  ${m.terminal_city(row).padEnd(24)} ${countUnits(unit, row[unit])}`);
  return rest > 0 ? [...lines, `  ${m.terminal_more({ others: counted(m.count_others, rest) })}`] : lines;
};

const sourceLine = (report: Report): string =>
  m.terminal_places({
    tables: report.data.map(({ name, date }) => `${name} ${date}`).join(', '),
    version: report.tool.version
  });
