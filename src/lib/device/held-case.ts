import { indexVersion, type CaseEntry, type CaseIndex } from '#engine/case-file/case-index.ts';
import { nothingWanted } from '#engine/model/own-value.ts';
import type { Terms } from '#engine/model/terms.ts';
import { version } from '#engine/model/version.ts';
import type { Session } from '../state/session.svelte.ts';

/** A whole case in hand: `files` are those of the index, in its order. */
export interface HeldCase {
  readonly index: CaseIndex;
  readonly files: readonly File[];
}

/** What of a case goes along, besides its captures. */
export interface Along {
  /** The reader's own values, and the pages they opened. */
  readonly wanted: boolean;
  /** Their own database of places. */
  readonly places: boolean;
}

export type CaseParts = Pick<Session, 'captures' | 'ownFile' | 'terms'>;

const entryOf = (file: File, role: CaseEntry['role']): CaseEntry => ({
  name: file.name,
  bytes: file.size,
  modifiedMs: file.lastModified,
  role
});

const termsAlong = (terms: Terms, along: Along): Terms => ({
  ...terms,
  wanted: along.wanted ? terms.wanted : nothingWanted,
  places: { ...terms.places, own: along.places ? terms.places.own : null }
});

/** The case of a session as it is now; `hash` is the address of its view. */
export const heldCase = (
  { captures, ownFile, terms }: CaseParts,
  { title, hash, along }: { readonly title: string; readonly hash: string; readonly along: Along }
): HeldCase => {
  const places = ownFile && along.places ? [ownFile] : [];
  return {
    index: {
      version: indexVersion,
      title,
      savedMs: Date.now(),
      madeBy: version,
      files: [
        ...captures.map((file) => entryOf(file, 'capture')),
        ...places.map((file) => entryOf(file, 'places'))
      ],
      terms: termsAlong(terms, along),
      view: hash.replace(/^#/, '')
    },
    files: [...captures, ...places]
  };
};

/** What a case is called until somebody calls it otherwise: as its first file. */
export const usualTitle = (files: readonly { readonly name: string }[]): string =>
  (files[0]?.name ?? '').replace(/(?<=.)\.[a-z0-9]{1,8}$/i, '').slice(0, 200);

const ending = '.whither-case';

/** A name that every file system takes. */
export const caseFileName = (title: string): string => {
  const base = title
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^[.-]+|[.-]+$/g, '')
    .slice(0, 80);
  return `${base === '' ? 'case' : base}${ending}`;
};
