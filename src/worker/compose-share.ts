import type { Case } from '#engine/analyse.ts';
import type { Report } from '#engine/model/report.ts';
import type { SourceHashes } from './messages.ts';
import type { Composed, ShareChoices } from '#engine/share/shareable.ts';

const random = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));

/** What of the report that is on screen leaves by `choices`. Loaded when somebody shares. */
export const composeShare = async (
  open: Case,
  report: Report | null,
  { choices, hashes }: { readonly choices: ShareChoices; readonly hashes: SourceHashes }
): Promise<Composed> => {
  if (!report) throw new Error('nothing was reported yet');
  const { compose } = await import('#engine/share/compose.ts');
  return compose(withHashes(report, hashes), (finding) => open.evidence(finding), choices, random);
};

const withHashes = (report: Report, hashes: SourceHashes): Report => ({
  ...report,
  sources: report.sources.map((source) => {
    const sha256 = Object.hasOwn(hashes, source.name) ? hashes[source.name] : undefined;
    return sha256 === undefined ? source : { ...source, sha256 };
  })
});
