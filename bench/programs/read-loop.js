// Nothing but reading: the floor for anything in Node.
import { openSync, readSync } from 'node:fs';

const chunk = Buffer.allocUnsafe(1024 * 1024);
const file = openSync(process.argv[2]);
while (readSync(file, chunk) > 0);
