import { spawn } from 'node:child_process';
import { root } from './root.js';

const maxKept = 200_000;

const start = (command, args, env, stdio) =>
  spawn(command, args, { cwd: root, env: { ...process.env, ...env }, stdio });

const ending = (child) =>
  new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve(code === 0 ? null : (signal ?? `exit code ${code}`)));
  });

/** Runs a program and keeps quiet about it, unless it fails: then `Error` with the end of what it printed. */
export const runQuietly = async (command, args, { env = {}, name = command } = {}) => {
  let printed = '';
  const keep = (chunk) => (printed = (printed + chunk).slice(-maxKept));
  const child = start(command, args, env, ['ignore', 'pipe', 'pipe']);
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const failure = await ending(child);
  if (failure) throw new Error(`${printed.trimEnd()}\n${name} failed (${failure}).`);
};

/** Runs a program in plain sight; `Error` when it fails, or is not done in time. */
export const runShown = async (command, args, { env = {}, name = command, limitMs = 0 } = {}) => {
  const child = start(command, args, env, ['ignore', 'inherit', 'inherit']);
  const timer = limitMs > 0 ? setTimeout(() => child.kill(), limitMs) : undefined;
  const failure = await ending(child).finally(() => clearTimeout(timer));
  if (failure) throw new Error(`${name} failed (${failure}).`);
};

/** The npm that runs us, so that its version and settings stay the same; the one in PATH when run by hand. */
export const npm = () =>
  process.env.npm_execpath?.endsWith('.js') ? [process.execPath, [process.env.npm_execpath]] : ['npm', []];
