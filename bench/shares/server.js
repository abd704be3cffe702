import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** One machine asks as often as it can. */
const withoutRates = {
  SHARES_PER_HOUR: '1000000000',
  SHARES_PER_MINUTE: '1000000000',
  READS_PER_MINUTE: '1000000000',
  LOG_LEVEL: 'error'
};

const untilOpen = (child) =>
  new Promise((resolve, reject) => {
    let printed = '';
    const keep = (chunk) => {
      printed = (printed + chunk).slice(-5000);
      const [, origin] = /Whither is at (\S+)/.exec(printed) ?? [];
      if (origin !== undefined) resolve(origin);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('exit', (code) => reject(new Error(`the server ended (${code}): ${printed}`)));
  });

/** The built server, on a port of its own, with rates that nobody meets. */
export const startServer = async (environment) => {
  const child = spawn(process.execPath, ['scripts/serve.js'], {
    cwd: root,
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', METRICS_PORT: '', ...withoutRates, ...environment },
    stdio: ['ignore', 'pipe', 'pipe']
  });
  const origin = await untilOpen(child);
  /** @param {NodeJS.Signals} signal */
  const end = async (signal = 'SIGTERM') => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await once(child, 'exit');
  };
  return { origin, end };
};
