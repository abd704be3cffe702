import { isTitle } from '../known/titles.ts';
import { siteOfUrl } from '../site-of-url.ts';
import type { DetectContext, Detector, Leaf } from './detector.ts';
import { inferred, isElsewhere } from './found-here.ts';
import { isBeside } from './siblings.ts';

const id = 'page-title';
const names = ['pagetitle', 'documenttitle', 'doctitle', 'windowtitle', 'tabtitle', 'webtitle'];
// Markup and templates that nobody filled in
const noTitle = /[<>{}]|^\$|^(?:undefined|null)\b/;

/** Titles of pages; much is called `title`, so that one must stand beside an address of the page. */
export const pageTitle: Detector = {
  id,
  name: 'Titles of pages, by the name of the field',
  source: 'https://developers.google.com/analytics/devguides/collection/protocol/v1/parameters#dt',
  names: [...names, 'title'],
  look: (leaf, { opened }) => {
    const { text } = leaf;
    if (leaf.node.children.length > 0 || text.length > 300 || noTitle.test(text) || !isTitle(text))
      return null;
    return isElsewhere(opened) && isOfPage(leaf, opened) ? inferred(leaf, id, 'page-title', 'title') : null;
  }
};

const isOfPage = ({ name, node }: Leaf, { pageSite }: DetectContext['opened']): boolean => {
  if (names.includes(name.bare)) return true;
  return (
    pageSite !== null && isBeside(node, (text) => /^https?:/i.test(text) && siteOfUrl(text) === pageSite)
  );
};
