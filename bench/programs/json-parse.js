// What a program does that reads a HAR as a whole.
import { readFileSync } from 'node:fs';

process.stdout.write(`${JSON.parse(readFileSync(process.argv[2], 'utf8')).log.entries.length}\n`);
