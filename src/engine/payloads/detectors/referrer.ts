import { isRoot, readAddress } from '../known/addresses.ts';
import type { Found } from '../found.ts';
import { siteOfUrl } from '../site-of-url.ts';
import type { Detector, Leaf } from './detector.ts';

const id = 'referrer';

/** The page that a request comes from, told to another site by the browser itself. */
export const referrer: Detector = {
  id,
  name: 'Referer and Origin header fields',
  source: 'https://www.rfc-editor.org/rfc/rfc9110#section-10.1.3',
  names: [],
  everyHeader: true,
  may: ({ part, field }) => part === 'header' && (field === 'referer' || field === 'origin'),
  look: (leaf, { opened }) => {
    if (!isField(leaf)) return null;
    const site = siteOfUrl(leaf.text);
    return site === null || site === opened.site ? null : [foundOf(leaf)];
  }
};

/** `Origin` says less than a `Referer` beside it. */
const isField = ({ node, field }: Leaf): boolean => {
  if (node.kind !== 'member' || node.parent?.kind !== 'part') return false;
  return field === 'referer' || !node.parent.children.some(({ label }) => label === 'referer');
};

const foundOf = ({ node, text }: Leaf): Found => {
  const address = readAddress(text);
  return {
    node,
    kind: 'referrer',
    what: address && !isRoot(address) ? 'referrer-address' : 'referrer-origin',
    value: text,
    form: 'plain',
    certainty: 'observed',
    rule: id,
    reason: 'documented'
  };
};
