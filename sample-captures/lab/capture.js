// Starts and stops the programs that record packets.
import { spawn } from 'node:child_process';
import { waitFor } from './network.js';

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const traffic = '(tcp or udp) and (net 127.0.7.0/24 or net fd77::/64)';

export const tcpdump = (file, { options = ['-i', 'lo'], filter = traffic } = {}) => [
  'tcpdump',
  ['-U', '-Z', 'root', '-w', file, ...options, filter]
];
export const dumpcap = (file) => ['dumpcap', ['-q', '-i', 'lo', '-w', file, '-f', traffic]];

const ready = { tcpdump: 'listening on', dumpcap: 'File:' };

function stop(child) {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGINT');
  return ended;
}

/** Runs `visit` while the recorders run; keeps them a moment longer for the last answers. */
export async function record(recorders, visit) {
  const children = await Promise.all(
    recorders.map(([program, args]) => waitFor(spawn(program, args), ready[program]))
  );
  await pause(500);
  await visit();
  await pause(1500);
  children.forEach((child) => child.removeAllListeners('exit'));
  await Promise.all(children.map(stop));
}
