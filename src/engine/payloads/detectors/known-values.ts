import type { Reason } from '../../model/finding.ts';
import type { Found } from '../found.ts';
import { browserHeaders } from './browser-headers.ts';
import type { KnownHit, KnownValues } from '../known/known-values.ts';
import type { DetectContext, Detector, Leaf } from './detector.ts';

const id = 'known-values';

/** What the device opened, what was searched for and what the user owns, in what other sites were sent. */
export const knownValues: Detector = {
  id,
  name: 'Pages, searches and own values sent elsewhere',
  source: 'https://www.rfc-editor.org/rfc/rfc3986#section-6',
  everyHeader: true,
  may: (leaf, known) => hitsOf(leaf, known).length > 0,
  look: (leaf, { opened, known }) =>
    hitsOf(leaf, known)
      .filter((hit) => counts(hit, leaf, opened))
      .map((hit) => foundOf(hit, leaf))
};

/** What is only a part of a value that was opened stands in what it opened into. */
const hitsOf = ({ node, text }: Leaf, known: KnownValues): readonly KnownHit[] =>
  node.children.length > 0 ? known.asText(text) : known.inText(text);

const counts = (hit: KnownHit, leaf: Leaf, { site, exchange }: DetectContext['opened']): boolean => {
  if (hit.known.kind === 'own-value') return true;
  if (site !== null && hit.known.sites.includes(site)) return false;
  if (leaf.part === 'header' && browserHeaders.has(leaf.field)) return false;
  return !exchange.isDocument || leaf.part !== 'path';
};

const foundOf = ({ known, form, text, exact }: KnownHit, { node }: Leaf): Found => ({
  node,
  kind: known.kind,
  what: known.what,
  value: text,
  form,
  certainty: isSure(known.kind, exact) ? 'observed' : 'inferred',
  rule: id,
  reason: (form === 'plain' ? 'known-value' : 'known-hash') satisfies Reason
});

/** A part of a text may be there by chance; an own value was asked for and is shown where it stands. */
const isSure = (kind: KnownHit['known']['kind'], exact: boolean): boolean => exact || kind === 'own-value';
