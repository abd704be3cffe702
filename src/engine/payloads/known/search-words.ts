import { pathOfAddress, queryFields, type WebAddress } from './addresses.ts';
import { weightOf } from './weight.ts';
import { looseSearchNames, searchEngines, searchNames } from './search-engines.ts';

const shortest = 3;
const longest = 200;

/** What was searched for on the page at `address`. */
export const searchWordsIn = (address: WebAddress): string[] => {
  const names = namesFor(address);
  const words = queryFields(address)
    .filter(([name]) => names(name))
    .map(([, value]) => value.trim().replace(/\s+/g, ' '));
  return [...new Set(words.filter(isWords))];
};

const namesFor = (address: WebAddress): ((name: string) => boolean) => {
  const path = pathOfAddress(address);
  const engine = searchEngines.find(({ host }) => host.test(address.host));
  if (engine) return (name) => engine.path.test(path) && engine.words.includes(name);
  const isResults = /search|suche|recherche|buscar|poisk/i.test(path);
  return (name) =>
    searchNames.has(name) ||
    (isResults && looseSearchNames.has(name)) ||
    // WordPress searches at its root: developer.wordpress.org/reference/functions/get_search_query/
    (name === 's' && (path === '' || path === '/'));
};

const isWords = (text: string): boolean =>
  weightOf(text) >= shortest &&
  text.length <= longest &&
  /\p{L}/u.test(text) &&
  !/^(?:true|false|null|undefined|none)$/i.test(text) &&
  !/[{}<>=]|:\/\//.test(text);
