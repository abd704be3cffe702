import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const node = (...args) => [process.execPath, ...args];

export const whither = 'whither';
export const tshark = 'tshark, names';
export const readLoop = 'fs.readSync loop';
export const jsonParse = 'JSON.parse';
export const bundle = join(root, 'dist/cli/whither.cjs');

const isProgram = (path) => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

const onPath = (name) =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find(isProgram) ?? null;

/** The interpreter itself: where `python3` is a script that chooses one, the choosing would count. */
const python = () => {
  const found = onPath('python3');
  return (
    found && execFileSync(found, ['-c', 'import sys; print(sys.executable)'], { encoding: 'utf8' }).trim()
  );
};

const hasPackage = (name) => {
  try {
    createRequire(import.meta.url).resolve(name);
    return name;
  } catch {
    return null;
  }
};

const names = ['tls.handshake.extensions_server_name', 'dns.qry.name', 'http.host'];
const nameFilter = 'tls.handshake.extensions_server_name or dns or http.host';
const nameFields = names.flatMap((name) => ['-e', name]);

const packets = ['pcap', 'pcapng'];
const always = () => true;

/** What can read what. `find` gives what `command` needs, or null where it is missing; `slow` ones run once. */
const programs = [
  { name: 'cat', reads: [...packets, 'har'], find: () => onPath('cat'), command: (cat, path) => [cat, path] },
  {
    name: readLoop,
    reads: [...packets, 'har'],
    find: always,
    command: (_, path) => node(here('read-loop.js'), path)
  },
  {
    name: whither,
    reads: [...packets, 'har'],
    find: () => (existsSync(bundle) ? bundle : null),
    command: (script, path) => node(script, '--json', path)
  },
  {
    name: 'capinfos, counts',
    reads: packets,
    find: () => onPath('capinfos'),
    command: (capinfos, path) => [capinfos, '-c', '-d', '-u', path]
  },
  {
    name: 'pcap-parser, records',
    reads: ['pcap'],
    find: () => hasPackage('pcap-parser'),
    command: (_, path) => node('--no-deprecation', here('pcap-parser.js'), path)
  },
  {
    name: 'ndpiReader',
    reads: packets,
    find: () => onPath('ndpiReader'),
    command: (ndpi, path) => [ndpi, '-q', '-i', path]
  },
  {
    name: tshark,
    slow: true,
    reads: packets,
    find: () => onPath('tshark'),
    command: (program, path) => [program, '-n', '-r', path, '-Y', nameFilter, '-T', 'fields', ...nameFields]
  },
  {
    name: jsonParse,
    reads: ['har'],
    find: always,
    command: (_, path) => node(here('json-parse.js'), path)
  },
  {
    name: 'jq',
    reads: ['har'],
    find: () => onPath('jq'),
    command: (jq, path) => [jq, '.log.entries | length', path]
  },
  {
    name: 'python json',
    reads: ['har'],
    find: python,
    command: (interpreter, path) => [
      interpreter,
      '-c',
      'import json, sys; print(len(json.load(open(sys.argv[1], encoding="utf-8"))["log"]["entries"]))',
      path
    ]
  }
];

/** The programs that read `format`: `run(path)` is the command line, null where the program is missing. */
export const programsFor = (format) =>
  programs
    .filter(({ reads }) => reads.includes(format))
    .map(({ name, slow = false, find, command }) => {
      const found = find();
      return { name, slow, run: found === null ? null : (path) => command(found, path) };
    });
