// Starts the built program, from what V8 compiled of it when it was built (`scripts/prepare/compile.js`): to compile it
// anew takes longer than to read most captures. Another version of Node refuses that, and compiles.
const { existsSync, readFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const { join } = require('node:path');
const { Script } = require('node:vm');

const requireBuiltin = createRequire(__filename);

/** What stands around a module (Node's documentation of CommonJS modules, "The module wrapper"). */
const wrapped = (source) => `(function (exports, require, module, __filename, __dirname) {${source}\n})`;

const compiledOf = (path) => (existsSync(path) ? readFileSync(path) : undefined);

/** The scripts that were run, by the names of their files. */
const scripts = new Map();
const loaded = new Map();

/** Runs one file of the program, once, and gives what it exports. */
const load = (name) => {
  const known = loaded.get(name);
  if (known) return known.exports;
  const path = join(__dirname, name);
  const script = new Script(wrapped(readFileSync(path, 'utf8')), {
    filename: path,
    cachedData: compiledOf(`${path}.compiled`)
  });
  const module = { exports: {} };
  scripts.set(name, script);
  loaded.set(name, module);
  script.runInThisContext()(module.exports, requireAny, module, path, __dirname);
  return module.exports;
};

const requireAny = (name) => (name.startsWith('./') ? load(name.slice(2)) : requireBuiltin(name));

const start = () => load('program.cjs');

module.exports = { start, scripts };

if (require.main === module) start();
