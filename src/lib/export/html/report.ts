import { dataTables } from '#engine/tables/list.ts';
import type { DataTable } from '#engine/tables/table.ts';
import { kindName } from '#words/findings.ts';
import { formatAmount, measureName } from '#words/measures.ts';
import * as m from '#words/messages/messages.js';
import { formatCount } from '#words/numbers.ts';
import { placeNameLong } from '#words/places.ts';
import { sentRows } from '#words/sent.ts';
import type { FileHash } from '../../state/file-hashes.ts';
import type { View } from '../../state/view.svelte.ts';
import { appendixOf } from '../appendix.ts';
import { captionOf, sourceLine } from '../caption.ts';
import { drawView } from '../drawings.ts';
import { element, escaped, textElement } from '../markup.ts';
import { composePicture } from '../picture.ts';
import { toldOfView } from '../told.ts';
import { style } from './style.ts';

const pictures = ['map', 'flow', 'timeline', 'matrix'];
/** More rows than that are data, and no reading. */
const mostRows = 500;

const cellText = (cell: string | number | null): string =>
  typeof cell === 'number' ? formatCount(cell) : (cell ?? '');

const tableMarkup = (title: string, { columns, rows }: DataTable): string => {
  const all = [...rows()];
  const body = all
    .slice(0, mostRows)
    .map((row) => element('tr', {}, row.map((cell) => textElement('td', {}, cellText(cell))).join('')))
    .join('');
  const head = element('tr', {}, columns.map((name) => textElement('th', { scope: 'col' }, name)).join(''));
  const told = {
    count: Math.min(mostRows, all.length),
    shown: formatCount(mostRows),
    all: formatCount(all.length)
  };
  const rest = all.length > mostRows ? textElement('p', { class: 'quiet' }, m.take_first_rows(told)) : '';
  return (
    textElement('h2', {}, title) +
    rest +
    element(
      'div',
      { class: 'scroll', tabindex: 0 },
      element('table', {}, `<thead>${head}</thead><tbody>${body}</tbody>`)
    )
  );
};

const placesTable = (view: View): DataTable => ({
  columns: [m.map_place(), measureName(view.measure), m.map_hosts()],
  rows: () =>
    view.places.map((row) => [
      placeNameLong(row.place),
      formatAmount(row[view.measure], view.measure),
      row.hosts
    ])
});

const sentTable = (view: View): DataTable => ({
  columns: [m.findings_what(), m.findings_to(), m.findings_requests()],
  rows: () =>
    sentRows(view.report, toldOfView(view).findings).map(({ kind, recipients, requests }) => [
      kindName(kind),
      recipients.join(', '),
      requests
    ])
});

const pictureMarkup = async (view: View, name: string): Promise<string> => {
  const drawn = await drawView(view, name);
  if (!drawn || drawn.drawing.height === 0) return '';
  const svg = composePicture(drawn.drawing, { ...captionOf(view, drawn.title), lines: [] });
  return element('figure', {}, svg);
};

const list = (lines: readonly string[]): string =>
  element('ul', {}, lines.map((line) => textElement('li', {}, line)).join(''));

const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/** The report as one page that needs nothing else: no script, no network, no file beside it. */
export const reportHtml = async (view: View, hashes: readonly FileHash[]): Promise<string> => {
  const { title, lines } = captionOf(view, view.report.sources.map(({ name }) => name).join(', '));
  const drawn = await Promise.all(pictures.map((name) => pictureMarkup(view, name)));
  const told = toldOfView(view);
  const appendix = appendixOf(view, hashes);
  const body = [
    textElement('p', { class: 'quiet' }, title),
    ...lines.map((line, at) => textElement(at === 0 ? 'h1' : 'p', {}, line)),
    tableMarkup(m.rest_sent(), sentTable(view)),
    ...drawn,
    tableMarkup(m.take_countries(), placesTable(view)),
    tableMarkup(m.tables_hosts(), dataTables.hosts(told)),
    tableMarkup(m.take_findings(), dataTables.findings(told)),
    textElement('h2', {}, m.take_method()),
    ...appendix.map((section) => textElement('h3', {}, section.title) + list(section.lines)),
    textElement('p', { class: 'quiet' }, sourceLine(view))
  ].join('\n');
  const head = [
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${escaped(policy)}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    textElement('title', {}, `${title} · Whither`),
    `<style>${style}</style>`
  ].join('\n');
  return `<!doctype html>\n<html lang="en">\n<head>\n${head}\n</head>\n<body>\n<main>\n${body}\n</main>\n</body>\n</html>\n`;
};
