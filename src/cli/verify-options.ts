import * as m from '#words/messages/messages.js';
import { parseOptions, UsageError, type Options } from './options.ts';

export interface VerifyOptions extends Options {
  /** A file, or a link; `#k=KEY` behind it where it is sealed. */
  readonly share: string;
  /** A file of what the sharer kept. */
  readonly secrets: string | null;
}

const secretsOption = '--secrets';

/** The words without `--secrets`, and its value. */
const takeSecrets = (words: readonly string[]): { rest: string[]; secrets: string | null } => {
  const at = words.findIndex((word) => word === secretsOption || word.startsWith(`${secretsOption}=`));
  if (at < 0) return { rest: [...words], secrets: null };
  const word = words[at] ?? '';
  const isJoined = word !== secretsOption;
  const secrets = isJoined ? word.slice(secretsOption.length + 1) : words[at + 1];
  if (secrets === undefined) throw new UsageError(m.usage_needs_value({ option: secretsOption }));
  return { rest: words.filter((_, index) => index !== at && (isJoined || index !== at + 1)), secrets };
};

export const parseVerify = (words: readonly string[]): VerifyOptions => {
  const { rest, secrets } = takeSecrets(words);
  const options = parseOptions(rest);
  const [share = '', ...files] = options.files;
  if (options.each || options.output === 'csv' || options.filesFrom !== null)
    throw new UsageError(m.usage_verify_one_case());
  if (!options.help && files.length === 0) throw new UsageError(m.usage_verify_no_files());
  return { ...options, files, share, secrets };
};
