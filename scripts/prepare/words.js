import { readFileSync, writeFileSync } from 'node:fs';
import { fingerprint, maybeMark } from './fingerprint.js';
import { inRoot } from './root.js';
import { runQuietly } from './run.js';

/** What every word of the interface is read from. */
export const wordSources = ['messages', 'project.inlang/settings.json'];

const made = 'src/words/messages';
const mark = `${made}/.whither-sources`;
const sources = ['package-lock.json', 'scripts/prepare/words.js', ...wordSources];

const command = [
  inRoot('node_modules/@inlang/paraglide-js/bin/run.js'),
  ...['compile', '--silent', '--project', 'project.inlang', '--outdir', made],
  ...['--strategy', 'baseLocale', '--no-emit-readme', '--no-emit-git-ignore', '--no-emit-prettier-ignore']
];

const registry = inRoot(`${made}/registry.js`);
const anew = 'return new Intl.PluralRules(locale, options).select(Number(input))';
const kept = `const key = locale + JSON.stringify(options);
	if (!rules.has(key)) rules.set(key, new Intl.PluralRules(locale, options));
	return rules.get(key).select(Number(input))`;

/** Paraglide makes the rules of a language anew for every number that is said: a table says thousands. */
const keepPluralRules = () => {
  const source = readFileSync(registry, 'utf8');
  if (!source.includes(anew)) throw new Error('Paraglide counts in another way: scripts/prepare/words.js');
  const head = '/** @type {Map<string, Intl.PluralRules>} */\nconst rules = new Map();\n\n';
  writeFileSync(registry, head + source.replace(anew, kept));
};

/** Makes functions of the messages: types, tests and builds import them. */
export const compileWords = async () => {
  const hash = fingerprint(sources);
  await runQuietly(process.execPath, command, { name: 'The compilation of the words' });
  keepPluralRules();
  writeFileSync(inRoot(mark), hash);
};

export const compileWordsIfStale = async () => {
  if (maybeMark(mark) !== fingerprint(sources)) await compileWords();
};
