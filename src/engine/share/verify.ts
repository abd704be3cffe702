import type { Report } from '../model/report.ts';
import { checkReveal, reveal, type Random } from './commitment.ts';
import { compose } from './compose.ts';
import type { EvidenceOf } from './compose-evidence.ts';
import { differencesIn, type Difference } from './differences.ts';
import { leftOutOf, type LeftOut } from './left-out.ts';
import type { Shareable, ShareChoices, SharerKeeps } from './shareable.ts';

export interface Verified {
  readonly differences: readonly Difference[];
  /** What nobody can check who has the files and the share alone. */
  readonly unchecked: readonly Unchecked[];
}

/**
 * `tokens`: that they stand for the very values (they were compared, same for same, but not opened). `notes`: the sharer's
 * own words. `left-out`: how the sharer chose what is left out.
 */
export interface Unchecked {
  readonly what: 'tokens' | 'notes' | 'left-out-hosts' | 'left-out-findings';
  readonly count: number;
}

/** A share is made anew to be compared; its commitments are not. */
const noRandom: Random = (bytes) => new Uint8Array(bytes);

/**
 * Makes the share anew from the report of its files, by the choices it tells of, and names every difference. With what its
 * sharer kept, every token is opened as well.
 */
export const verify = async (
  shareable: Shareable,
  report: Report,
  evidenceOf: EvidenceOf,
  keeps: SharerKeeps | null = null
): Promise<Verified> => {
  const choices = choicesOf(shareable, leftOutOf(shareable, report));
  const made = await compose(report, evidenceOf, choices, noRandom);
  const { shareable: anew } = made;
  return {
    differences: [
      ...differencesIn(shareable.report, anew.report, 'report'),
      ...differencesIn(shareable.evidence, anew.evidence, 'evidence'),
      ...differencesIn(shareable.leftOut, anew.leftOut, 'leftOut'),
      ...(keeps ? opened(shareable, keeps, made.keeps) : tokensIn(shareable, anew))
    ],
    unchecked: uncheckedOf(shareable, keeps)
  };
};

const choicesOf = ({ terms, made }: Shareable, leftOut: LeftOut): ShareChoices => ({
  ...terms,
  ...leftOut,
  ...{ notes: null, view: '', made }
});

/** Without the nonces nobody can open them; that the same ones are there can be seen. */
const tokensIn = ({ commitments }: Shareable, anew: Shareable): Difference[] => {
  const [shared, again] = [Object.keys(commitments), Object.keys(anew.commitments)];
  return differencesIn(present(shared), present(again), 'commitments');
};

const present = (tokens: readonly string[]): Readonly<Record<string, true>> =>
  Object.fromEntries(tokens.map((token) => [token, true]));

/** What was committed to, against what the files say stands there. */
const opened = (shareable: Shareable, keeps: SharerKeeps, anew: SharerKeeps): Difference[] =>
  Object.keys(shareable.commitments).flatMap((token) => {
    const revealed = reveal(keeps, token);
    const value = reveal(anew, token)?.value;
    const holds = revealed !== null && checkReveal(shareable, revealed);
    if (holds && revealed.value === value) return [];
    const shared = holds ? JSON.stringify(revealed.value) : 'not what was committed to';
    return [
      {
        where: `commitments.${token}`,
        shared,
        recomputed: value === undefined ? null : JSON.stringify(value)
      }
    ];
  });

const uncheckedOf = ({ commitments, notes, leftOut }: Shareable, keeps: SharerKeeps | null): Unchecked[] => {
  const all: Unchecked[] = [
    { what: 'tokens', count: keeps ? 0 : Object.keys(commitments).length },
    { what: 'notes', count: notes ? 1 : 0 },
    { what: 'left-out-hosts', count: leftOut.hosts },
    { what: 'left-out-findings', count: leftOut.findings }
  ];
  return all.filter(({ count }) => count > 0);
};
