import * as m from '#words/messages/messages.js';

/** An option as it is called, and what it does. */
type Entry = readonly [call: string, what: () => string];

const options: readonly Entry[] = [
  ['--json', m.usage_json],
  ['--text', m.usage_text],
  ['--csv TABLE', m.usage_csv],
  ['--each', m.usage_each],
  ['--files-from LIST', m.usage_files_from],
  ['--watch CN,RU,SG', m.usage_watch],
  ['--from PLACE', m.usage_from],
  ['--cities', m.usage_cities],
  ['--places FILE', m.usage_places],
  ['--instead', m.usage_instead],
  ['--visited LIST', m.usage_visited],
  ['--own LIST', m.usage_own],
  ['--sha256', m.usage_sha256],
  ['--version', m.usage_version],
  ['--help', m.usage_help]
];

const verifyOptions: readonly Entry[] = [
  ['--secrets FILE', m.usage_verify_secrets],
  ['--json', m.usage_verify_json],
  ['--help', m.usage_help]
];

const width = 100;
const indent = 21;

/** Broken between words, so that no line is longer than `room`. */
const wrapped = (text: string, room: number): readonly string[] => {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= room)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
};

const paragraph = (text: string): string => wrapped(text, width).join('\n');

const listed = (entries: readonly Entry[]): string =>
  entries
    .flatMap(([call, what]) =>
      wrapped(what(), width - indent).map(
        (line, at) => `${(at === 0 ? `  ${call}` : '').padEnd(indent)}${line}`
      )
    )
    .join('\n');

const page = (...parts: readonly string[]): string => `${parts.join('\n\n')}\n`;

export const help = (): string =>
  page(
    `${m.usage_call()}\n${m.usage_call_verify()}`,
    ...[paragraph(m.usage_what()), listed(options), paragraph(m.usage_exit())]
  );

export const helpOnVerify = (): string =>
  page(
    m.usage_verify_call(),
    ...[paragraph(m.usage_verify_what()), paragraph(m.usage_verify_share())],
    ...[listed(verifyOptions), paragraph(m.usage_verify_exit())]
  );
