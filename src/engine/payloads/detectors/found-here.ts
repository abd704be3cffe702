import type { Detail, FindingKind } from '../../model/finding.ts';
import type { Found, Opened } from '../found.ts';
import type { Leaf } from './detector.ts';

const longest = 2000;

/** What a pattern found: the name of the field says so, or the form of the value itself. */
export const inferred = (
  leaf: Leaf,
  rule: string,
  kind: FindingKind,
  what: Detail,
  reason: 'obvious-name' | 'own-format' = 'obvious-name',
  value: string = leaf.text.trim()
): readonly Found[] => [
  {
    node: leaf.node,
    ...{ kind, what, rule, reason, form: 'plain', certainty: 'inferred' },
    value: value.slice(0, longest)
  }
];

/** Not to the site that the page itself is of; a capture of apps names no page. */
export const isElsewhere = ({ site, pageSite }: Opened): boolean => pageSite === null || site !== pageSite;
