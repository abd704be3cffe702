import * as m from '#words/messages/messages.js';
import { formatBytes } from '#words/numbers.ts';
import { sayWarning } from '#words/warnings.ts';
import type { FileHash } from '../state/file-hashes.ts';
import type { View } from '../state/view.svelte.ts';

export interface Section {
  readonly title: string;
  readonly lines: readonly string[];
}

const hashLine = (name: string, hashes: readonly FileHash[]): string => {
  const known = hashes.find((one) => one.name === name);
  if (!known) return m.take_hash_not();
  return known.sha256 === null ? m.take_hash_gone() : m.take_hash({ hash: known.sha256 });
};

/** How the report was made: what a reader needs to make it again, and to know what it does not say. */
export const appendixOf = ({ report, answer }: View, hashes: readonly FileHash[]): readonly Section[] => {
  const unread = [...answer.unread, ...report.sources.flatMap(({ warnings }) => warnings.map(sayWarning))];
  return [
    {
      title: m.take_files(),
      lines: report.sources.map(
        ({ name, bytes, format }) =>
          `${m.take_file({ name, size: formatBytes(bytes), format })}. ${hashLine(name, hashes)}`
      )
    },
    {
      title: m.take_tables(),
      lines: [
        m.take_tool({ version: report.tool.version }),
        ...report.data.map(({ name, date, licence }) => m.take_table({ name, date, licence }))
      ]
    },
    { title: m.take_unread(), lines: unread.length > 0 ? unread : [m.take_all_read()] },
    { title: m.take_not(), lines: [m.take_not_text(), ...answer.more] }
  ];
};
