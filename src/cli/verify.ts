import { statSync } from 'node:fs';
import type { Report } from '#engine/model/report.ts';
import type { Shareable } from '#engine/share/shareable.ts';
import { verify, type Unchecked, type Verified } from '#engine/share/verify.ts';
import * as m from '#words/messages/messages.js';
import { openFiles } from './open-files.ts';
import { readSecrets, readShare } from './read-share.ts';
import type { VerifyOptions } from './verify-options.ts';

export const verifyShare = async (options: VerifyOptions): Promise<Verified> => {
  const shareable = await readShare(options.share);
  const keeps = options.secrets === null ? null : readSecrets(options.secrets);
  const { opened, report } = await openFiles(inOrderOf(shareable.report, options.files), {
    ...options,
    ...askedBy(shareable, options)
  });
  return verify(shareable, report, (id) => opened.evidence(id), keeps);
};

/** What the share says of how it was made need not be said again. */
const askedBy = (
  { report, commitments }: Shareable,
  { cities, from }: VerifyOptions
): Pick<VerifyOptions, 'watch' | 'sha256' | 'cities' | 'from'> => {
  const madeFrom = report.roundTrips?.from;
  const told = madeFrom && (madeFrom.country ? { country: madeFrom.country } : madeFrom);
  const isHashed = report.sources.some(({ sha256 }) => sha256 !== undefined);
  return {
    watch: report.watch,
    sha256: isHashed || Object.hasOwn(commitments, 'file-1-sha256'),
    cities: cities || report.data.some(({ name }) => /city/i.test(name)),
    from: from ?? told ?? null
  };
};

/** Files may be given in another order than they were read in: their sizes say which is which. */
const inOrderOf = ({ sources }: Report, files: readonly string[]): string[] => {
  const left = files.map((file) => ({ file, bytes: statSync(file, { throwIfNoEntry: false })?.size ?? -1 }));
  const found = sources.flatMap(({ bytes }) => {
    const at = left.findIndex((one) => one.bytes === bytes);
    return at < 0 ? [] : left.splice(at, 1);
  });
  return [...found, ...left].map(({ file }) => file);
};

const uncheckedWords: Readonly<Record<Unchecked['what'], (count: { count: number }) => string>> = {
  tokens: m.verify_tokens,
  notes: m.verify_notes,
  'left-out-hosts': m.verify_left_out_hosts,
  'left-out-findings': m.verify_left_out_findings
};

const nothing = '-';

export const formatVerified = ({ differences, unchecked }: Verified): string => {
  const lines = differences.map(({ where, shared, recomputed }) =>
    m.verify_difference({ where, shared: shared ?? nothing, recomputed: recomputed ?? nothing })
  );
  const head = lines.length === 0 ? m.verify_same() : m.verify_differs({ count: lines.length });
  return `${[head, ...lines, ...unchecked.map(({ what, count }) => uncheckedWords[what]({ count }))].join('\n')}\n`;
};
