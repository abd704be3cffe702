// An app through mitmproxy, which opens the encryption as the researchers of 2020 did. The HAR is written
// by the addon that Debian ships with it.
import { spawn } from 'node:child_process';
import { names } from '../hosts.js';
import { waitFor } from '../network.js';
import { runApp } from './curl.js';

const addon = '/usr/share/doc/mitmproxy/examples/contrib/har_dump.py';

function startMitmdump({ work, address, har, flows }) {
  const where = ['--listen-host', address, '--listen-port', '8888', '--set', `confdir=${work}/mitmproxy`];
  const trust = ['--set', `ssl_verify_upstream_trusted_ca=${work}/certificates/ca.pem`];
  // what a browser asks its maker of itself is passed on unread, and not kept
  const ours = names.join('|').replaceAll('.', '\\.');
  const kept = ['--allow-hosts', `^(?:${ours})(?::|$)`, '--set', `save_stream_filter=~d "^(?:${ours})$"`];
  const out = ['-s', addon, '--set', `hardump=${har}`, '-w', flows];
  return waitFor(spawn('mitmdump', [...where, ...trust, ...kept, ...out], { cwd: work }), 'listening');
}

/** Runs a visit behind mitmdump: it is given the authority to trust and the proxy's address. */
export async function openedByMitmproxy({ work, address, har, flows }, visit) {
  const proxy = await startMitmdump({ work, address, har, flows });
  const authority = `${work}/mitmproxy/mitmproxy-ca-cert.pem`;
  await visit({ authority, proxy: 'http://proxy.lab.example:8888' });
  proxy.removeAllListeners('exit');
  const ended = new Promise((resolve) => proxy.once('exit', resolve));
  proxy.kill('SIGINT');
  await ended;
}

export const visitThroughMitmproxy = ({ steps, ...rest }) =>
  openedByMitmproxy(rest, ({ authority, proxy }) =>
    runApp(steps, { authority, through: ['--proxy', proxy] })
  );
