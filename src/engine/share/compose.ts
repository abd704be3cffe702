import type { Report } from '../model/report.ts';
import type { Random } from './commitment.ts';
import { shareEvidence, type EvidenceOf } from './compose-evidence.ts';
import { shareReport } from './compose-report.ts';
import { ShareError } from './errors.ts';
import { readShareable } from './read-shareable.ts';
import { sharingOf, type Sharing } from './sharing.ts';
import { shareView } from './shared-view.ts';
import {
  mostNoteLengths,
  type Composed,
  type ShareChoices,
  type ShareContents,
  type ShareNotes,
  type SharerKeeps,
  type ShareTerms
} from './shareable.ts';

/**
 * What of `report` leaves by `choices`, and what its sharer keeps. The same report and choices give the same share, but for
 * its commitments. Throws `ShareError` for a report whose places have not arrived.
 */
export const compose = async (
  report: Report,
  evidenceOf: EvidenceOf,
  choices: ShareChoices,
  random: Random
): Promise<Composed> => {
  if (report.pending) throw new ShareError('report-pending');
  const sharing = sharingOf(report, choices, random);
  const kept = report.findings.filter(({ id }) => sharing.findingIds.has(id));
  const shared = shareReport(report, kept, sharing);
  const told = new Map(kept.map(({ id }, at) => [id, shared.findings[at]?.value ?? '']));
  const evidence = await shareEvidence(kept, told, evidenceOf, sharing);
  const companies = new Set(shared.companies.map(({ id }) => id));
  const leftOut = namesLeftOut(report, sharing);
  const contents: ShareContents = {
    version: 1,
    terms: termsOf(choices),
    leftOut: {
      hosts: leftOut.length,
      names: leftOut,
      findings: report.findings.length - kept.length,
      evidence: evidence.leftOut
    },
    report: shared,
    evidence: evidence.trees,
    notes: choices.notes && notesOf(choices.notes),
    commitments: sharing.pseudonyms.commitments,
    made: choices.made,
    view: shareView(choices.view, sharing, companies)
  };
  return { shareable: readShareable(contents), keeps: keepsOf(sharing) };
};

export const termsOf = ({ level, times, apps, fileNames, hashes, origin }: ShareTerms): ShareTerms => ({
  ...{ level, times, apps, fileNames, hashes, origin }
});

const notesOf = ({ title, text, author }: ShareNotes): ShareNotes => ({
  title: title.slice(0, mostNoteLengths.title),
  text: text.slice(0, mostNoteLengths.text),
  author: author.slice(0, mostNoteLengths.author)
});

const namesLeftOut = ({ hosts, addresses }: Report, { names, choices }: Sharing): string[] => {
  const chosen = new Set(choices.withoutHosts);
  return [
    ...hosts.flatMap(({ name }) => (chosen.has(name) ? [names.host(name)] : [])),
    ...addresses.flatMap(({ address }) => (chosen.has(address) ? [names.address(address)] : []))
  ];
};

const keepsOf = ({ pseudonyms, findingIds }: Sharing): SharerKeeps => ({
  version: 1,
  secrets: pseudonyms.kept,
  findings: Object.fromEntries([...findingIds].map(([original, shared]) => [shared, original]))
});
