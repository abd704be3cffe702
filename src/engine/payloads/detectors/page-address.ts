import { isAsset, isRoot, pathOfAddress, readAddress } from '../known/addresses.ts';
import { siteOfUrl } from '../site-of-url.ts';
import type { DetectContext, Detector } from './detector.ts';
import { inferred, isElsewhere } from './found-here.ts';

const id = 'page-address';
const longest = 2000;
const linkForClicks = /\/(?:click|clk|redirect|redir|pixel|track|impression|imp|beacon|sync|collect|api)\b/i;

/** Addresses under names that say "this page", of the site that the page is of. */
export const pageAddress: Detector = {
  id,
  name: 'Addresses of pages, by the name of the field',
  source: 'https://developers.google.com/analytics/devguides/collection/protocol/v1/parameters#dl',
  names: [
    ...['url', 'page', 'location', 'pageurl', 'pagelocation', 'dl', 'documentlocation', 'currenturl'],
    ...['locationhref', 'pagehref', 'currentpage', 'documenturl', 'docurl', 'fullurl', 'siteurl', 'weburl'],
    ...['visiturl', 'visitedurl', 'taburl', 'browserurl', 'loc', 'windowlocation', 'topurl', 'pagelink'],
    ...['referrer', 'referer', 'documentreferrer', 'dr', 'pagereferrer', 'pageuri', 'landingpage', 'u']
  ],
  look: (leaf, { opened }) => {
    const { text } = leaf;
    if (text.length < 12 || text.length > longest || !isWebAddress(text) || !isElsewhere(opened)) return null;
    return isPage(text, leaf.name.text, opened)
      ? inferred(leaf, id, 'page-visited', 'page-address', 'obvious-name')
      : null;
  }
};

const isWebAddress = (text: string): boolean => text.startsWith('https://') || text.startsWith('http://');

/** A name such as `url` may mean anything: only where it is the page's own site, or no page is known and it is clear. */
const isPage = (text: string, name: string, { site, pageSite }: DetectContext['opened']): boolean => {
  const own = siteOfUrl(text);
  const address = readAddress(text);
  if (own === null || own === site || !address || isAsset(address)) return false;
  if (pageSite !== null) return own === pageSite;
  return name.length > 3 && !isRoot(address) && !linkForClicks.test(pathOfAddress(address));
};
