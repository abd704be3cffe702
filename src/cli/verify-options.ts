import { parseOptions, UsageError, type Options } from './options.ts';

export interface VerifyOptions extends Options {
  /** A file, or a link; `#k=KEY` behind it where it is sealed. */
  readonly share: string;
  /** A file of what the sharer kept. */
  readonly secrets: string | null;
}

export const verifyUsage = `Usage: whither verify SHARE FILE... [options]

Makes a share anew from the files it is said to be of, and names every difference.

SHARE is a link (https://.../s/ID#k=KEY) or a saved share (case.whither, case.whither#k=KEY where it is sealed).
Countries, times and all else are compared as far as the share tells them. What its sharer gave besides the files has to
be given again: --own, --visited, --places, --instead, and --from where it was a point.

  --secrets FILE     what the sharer kept: then the values behind the tokens are compared, too
  --json             the differences as JSON
  --help             this text

Exit status: 0 no difference, 1 differences, 2 the call is wrong, 3 no share, no capture, or broken.
`;

const secretsOption = '--secrets';

/** The words without `--secrets`, and its value. */
const takeSecrets = (words: readonly string[]): { rest: string[]; secrets: string | null } => {
  const at = words.findIndex((word) => word === secretsOption || word.startsWith(`${secretsOption}=`));
  if (at < 0) return { rest: [...words], secrets: null };
  const word = words[at] ?? '';
  const isJoined = word !== secretsOption;
  const secrets = isJoined ? word.slice(secretsOption.length + 1) : words[at + 1];
  if (secrets === undefined) throw new UsageError(`${secretsOption} needs a value`);
  return { rest: words.filter((_, index) => index !== at && (isJoined || index !== at + 1)), secrets };
};

export const parseVerify = (words: readonly string[]): VerifyOptions => {
  const { rest, secrets } = takeSecrets(words);
  const options = parseOptions(rest);
  const [share = '', ...files] = options.files;
  if (options.each || options.output === 'csv' || options.filesFrom !== null)
    throw new UsageError('verify takes a share and the files of one case');
  if (!options.help && files.length === 0) throw new UsageError('verify takes a share, and its files');
  return { ...options, files, share, secrets };
};
