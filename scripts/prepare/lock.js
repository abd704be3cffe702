import { linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { inRoot } from './root.js';
import { say } from './say.js';

const pollMs = 250;
const longestMs = 15 * 60_000;

const isAlive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
};

/** The pid is in the file before the file has its name: nobody ever sees it empty. */
const tryLock = (file) => {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, String(process.pid));
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft);
  }
};

/** A holder that was killed leaves its file behind; a container may give its number to somebody else. */
const isAbandoned = (file) => {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (!stat) return false;
  return Date.now() - stat.mtimeMs > longestMs || !isAlive(Number(readFileSync(file, 'utf8')));
};

const waitForLock = async (file, name) => {
  for (let tries = 0; !tryLock(file); tries++) {
    if (tries === 1) say(`Waiting for another run to finish: ${name} …`);
    if (isAbandoned(file)) rmSync(file, { force: true });
    else await sleep(pollMs);
  }
};

/** `npm start` and `npm test` in two terminals must not install or build over each other. */
export const withLock = async (name, work) => {
  mkdirSync(inRoot('.cache'), { recursive: true });
  const file = inRoot('.cache', `${name}.lock`);
  await waitForLock(file, name);
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
};
