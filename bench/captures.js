import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeHar } from './generate/har.js';
import { writeMix } from './generate/mix.js';
import { writeSmall } from './generate/small.js';
import { truthPath } from './generate/truth.js';
import { writePayloads } from './payloads/generate.js';
import { writeViews } from './views/generate.js';

export const cacheFolder = fileURLToPath(new URL('../.cache/bench/', import.meta.url));
const folder = (name) => fileURLToPath(new URL(name, import.meta.url));
const generatorFolder = folder('generate/');

const kinds = {
  pcap: { write: writeMix, format: 'pcap', sizeOf: (mb) => mb },
  pcapng: { write: writeMix, format: 'pcapng', sizeOf: (mb) => mb },
  small: { write: writeSmall, format: 'pcap', sizeOf: (mb) => Math.max(1, Math.round(mb / 5)) },
  har: { write: writeHar, format: 'har', sizeOf: (mb) => mb },
  payloads: { write: writePayloads, format: 'har', sizeOf: (mb) => mb, also: [folder('payloads/')] },
  views: {
    write: writeViews,
    format: 'har',
    sizeOf: (mb, exchanges) => exchanges,
    unit: '',
    also: [folder('payloads/'), folder('views/')]
  }
};

/** A change to the generator makes new files. */
const generatorVersion = (folders) => {
  const hash = createHash('sha256');
  for (const path of folders)
    for (const name of readdirSync(path).sort()) hash.update(readFileSync(join(path, name)));
  return hash.digest('hex').slice(0, 8);
};

const removeOlder = (prefix) => {
  for (const name of readdirSync(cacheFolder))
    if (name.startsWith(prefix)) rmSync(join(cacheFolder, name), { force: true });
};

/** The capture of `kind` and its truth, made where it is not there yet. The truth is written last: with it all is. */
export const captureOf = (kind, { mb, exchanges, seed }, say) => {
  const { write, format, sizeOf, unit = 'mb', also = [] } = kinds[kind];
  const size = sizeOf(mb, exchanges);
  const prefix = `${kind}-${size}${unit}-seed${seed}-`;
  const path = join(cacheFolder, `${prefix}${generatorVersion([generatorFolder, ...also])}.${format}`);
  if (!existsSync(truthPath(path))) {
    say(`making ${path}`);
    mkdirSync(cacheFolder, { recursive: true });
    removeOlder(prefix);
    write(path, { mb: size, exchanges, seed, format });
  }
  return { kind, format, path, truth: JSON.parse(readFileSync(truthPath(path), 'utf8')) };
};
