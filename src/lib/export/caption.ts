import * as m from '#words/messages/messages.js';
import { isoTime } from '#engine/tables/table.ts';
import { isRelativeTime } from '#engine/model/times.ts';
import { chosenWords } from '../state/chosen-words.ts';
import type { View } from '../state/view.svelte.ts';
import type { Caption } from './picture.ts';

const answerText = ({ report, answer }: View): string =>
  report.pending ? m.take_without_places() : answer.lead.map(({ text }) => text).join('');

const chosenText = (view: View): string[] => {
  const chosen = chosenWords(view.selection, view.filter, view.allLegs).map(({ text }) => text);
  return chosen.length === 0 ? [] : [m.take_only({ chosen: chosen.join(' · ') })];
};

/** Which files, of when, read with which tables: what a reader needs to find it again. */
export const sourceLine = ({ report }: View): string => {
  const files = report.sources.map(({ name }) => name).join(', ');
  const tables = report.data.map(({ name, date }) => `${name} ${date}`).join(', ');
  const { version } = report.tool;
  if (report.pending) return m.take_source_alone({ files, version });
  const what = { files, tables, version };
  return report.span === null || isRelativeTime(report.span.firstMs)
    ? m.take_source(what)
    : m.take_source_dated({ ...what, date: isoTime(report.span.firstMs)?.slice(0, 10) ?? '' });
};

/** What stands around a picture. A selection never stands without the whole it was taken from. */
export const captionOf = (view: View, title: string): Caption => ({
  title,
  lines: [answerText(view), ...chosenText(view)],
  source: sourceLine(view)
});
