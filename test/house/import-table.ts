import { posix } from 'node:path';
import ts from 'typescript';

/**
 * Who may import whom, besides itself. A room is a folder of `src/`; `engine` alone is the door, the files that lie
 * directly in it. What is not listed is forbidden, and so is a new folder until it has its row.
 */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  'engine/model': [],
  'engine/bytes': ['engine/model'],
  'engine/importers': ['engine/bytes', 'engine/model'],
  'engine/protocols': ['engine/bytes', 'engine/model'],
  'engine/attribution': ['engine/bytes', 'engine/model'],
  'engine/payloads': ['engine/attribution', 'engine/bytes', 'engine/model'],
  'engine/analysis': ['engine/payloads', 'engine/attribution', 'engine/bytes', 'engine/model'],
  'engine/tables': ['engine/model'],
  'engine/share': ['engine/analysis', 'engine/attribution', 'engine/bytes', 'engine/model'],
  'engine/case-file': ['engine/bytes', 'engine/model'],
  engine: ['engine/*'],
  words: ['engine', 'engine/*'],
  cli: ['words', 'engine', 'engine/*'],
  worker: ['words', 'engine', 'engine/*'],
  lib: ['worker', 'words', 'engine', 'engine/*'],
  'lib/server': ['words', 'engine', 'engine/*'],
  routes: ['lib', 'worker', 'words', 'engine', 'engine/*'],
  'routes (server)': ['routes', 'lib', 'lib/server', 'words', 'engine', 'engine/*']
};

/** Rooms that run on a machine of ours or of the user's, never in the page. */
const onNode = ['cli', 'lib/server', 'routes (server)'];
const onTheWeb = /^(svelte|@sveltejs|maplibre-gl|d3-|\$app|\$env|\$service-worker)/;

export type Sources = ReadonlyMap<string, string>;
interface Import {
  readonly from: string;
  readonly to: string;
}

/** `src/engine/bytes/source.ts` -> `engine/bytes`. */
export const roomOf = (path: string): string => {
  const [, top = '', second = ''] = path.split('/');
  const isInside = path.split('/').length > 3;
  if (/(\+server|\.server)\.(ts|js)$/.test(path) && top !== 'lib') return 'routes (server)';
  if (top === 'engine') return isInside ? `engine/${second}` : 'engine';
  if (top === 'lib' && second === 'server') return 'lib/server';
  return top.startsWith('hooks.') ? 'routes' : top;
};

const scriptOf = (path: string, text: string): string =>
  path.endsWith('.svelte')
    ? [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map((match) => match[1] ?? '').join('\n')
    : text;

/** Worker scripts, and what Svelte's markup imports while it runs. */
const byPattern = [/new URL\(\s*'([^']+)',\s*import\.meta\.url/g, /\bimport\('([^']+)'\)/g];

/** Everything a file names: static, dynamic and type imports, re-exports, and the scripts of its workers. */
const specifiersIn = (path: string, text: string): string[] => {
  const parsed = ts
    .preProcessFile(scriptOf(path, text), true, true)
    .importedFiles.map((file) => file.fileName);
  const matched = byPattern.flatMap((pattern) => [...text.matchAll(pattern)].map((match) => match[1] ?? ''));
  return [...new Set([...parsed, ...matched])];
};

/** A path below the root for our own files, the name as it stands for packages. */
const resolve = (path: string, specifier: string): string => {
  const bare = specifier.replace(/\?.*$/, '');
  if (bare.startsWith('.')) return posix.join(posix.dirname(path), bare);
  return bare.replace(/^(#|\$(?=lib\/))/, 'src/');
};

export const importsOf = (sources: Sources): Import[] =>
  [...sources].flatMap(([path, text]) =>
    specifiersIn(path, text).map((specifier) => ({ from: path, to: resolve(path, specifier) }))
  );

const isAllowed = (from: string, to: string): boolean => {
  const allowed = mayImport[from] ?? [];
  return from === to || allowed.includes(to) || (to.startsWith('engine/') && allowed.includes('engine/*'));
};

const faultOfOwn = ({ from, to }: Import): string | null => {
  const rooms = [roomOf(from), roomOf(to)] as const;
  if (!(rooms[0] in mayImport)) return `${from}: ${rooms[0]} has no row in the import table`;
  return isAllowed(...rooms) ? null : `${from} imports ${to}: ${rooms[0]} may not import ${rooms[1]}`;
};

const isNodes = (name: string): boolean => name.startsWith('node:');

const faultOfPackage = ({ from, to }: Import): string | null => {
  const room = roomOf(from);
  if (isNodes(to) && !onNode.includes(room))
    return `${from} imports ${to}: ${room} does not run on Node alone`;
  const isPure = room.startsWith('engine') || room === 'words';
  return isPure && onTheWeb.test(to) ? `${from} imports ${to}: ${room} knows no page` : null;
};

/** Types are gone when a program runs: who only needs a type of a file does not wait for it. */
const withoutTypes = (text: string): string => text.replace(/^\s*(?:import|export) type [^;]*;/gm, '');

/** Parts of one drawing that contain each other, as the branches of a tree do. */
const drawsItself = (cycle: readonly string[]): boolean => {
  const folders = new Set(cycle.map((path) => posix.dirname(path)));
  return folders.size === 1 && cycle.every((path) => path.endsWith('.svelte'));
};

/** Each cycle once, as the path through it. */
const cyclesIn = (imports: readonly Import[]): string[] => {
  const next = new Map<string, Import[]>();
  for (const one of imports) next.set(one.from, [...(next.get(one.from) ?? []), one]);
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (path: string, way: readonly string[]): void => {
    const at = way.indexOf(path);
    if (at >= 0 && !drawsItself(way.slice(at)))
      found.push(`a cycle: ${[...way.slice(at), path].join(' -> ')}`);
    if (at >= 0 || done.has(path)) return;
    for (const one of next.get(path) ?? []) visit(one.to, [...way, path]);
    done.add(path);
  };
  for (const path of next.keys()) visit(path, []);
  return found;
};

/** Every import the table does not allow, in words. */
export const faultsIn = (sources: Sources): string[] => {
  const imports = importsOf(sources);
  const fault = (one: Import): string | null =>
    one.to.startsWith('src/') ? faultOfOwn(one) : faultOfPackage(one);
  const atRun = importsOf(new Map([...sources].map(([path, text]) => [path, withoutTypes(text)])));
  return [...imports.map(fault).filter((text) => text !== null), ...cyclesIn(atRun)];
};
