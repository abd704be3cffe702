// Runs an app: a list of functions, each of which makes one request as arguments for curl.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

export const form = (url, text) => [url, '--data-raw', text];
export const json = (url, value) => [
  url,
  '-H',
  'content-type: application/json',
  '--data-raw',
  JSON.stringify(value)
];

/** @param through further arguments for curl: a proxy, for instance. */
export async function runApp(steps, { authority, keys, through = [] }) {
  const common = ['-sS', '-o', '/dev/null', '--cacert', authority, '-A', 'LaboratoryApp/1.0'];
  const env = { PATH: process.env.PATH, ...(keys && { SSLKEYLOGFILE: keys }) };
  for (const step of steps) {
    await run('curl', [...common, ...through, ...step()], { env });
    await pause(200);
  }
}
