// Holds every sample against what the README promises, with tshark as the second opinion. usage: check.js
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { cpus, homedir, release } from 'node:os';
import { client, hosts, router, substitutions } from './hosts.js';

const root = `${import.meta.dirname}/..`;
const samples = readdirSync(root, { recursive: true })
  .filter((name) => /^(pcap|pcapng|har|mitmproxy)\/.*\.(pcap|pcapng|har|mitm|keys)$/.test(name))
  .sort();
const table = new Set([router, client, ...hosts].flatMap((row) => [row.v4, row.v6].filter(Boolean)));

const tshark = (file, ...args) =>
  execFileSync('tshark', ['-n', '-r', `${root}/${file}`, ...args], { stdio: ['ignore', 'pipe', 'ignore'] })
    .toString()
    .split('\n')
    .filter(Boolean);

const verify = ['ip', 'tcp', 'udp'].flatMap((layer) => ['-o', `${layer}.check_checksum:TRUE`]);
const wrong =
  'ip.checksum.status==0 || tcp.checksum.status==0 || udp.checksum.status==0 || _ws.malformed || _ws.short ||' +
  ' ip.addr==127.0.0.0/8 || ipv6.addr==fd00::/8 || dns.a==127.0.0.0/8 || dns.aaaa==fd00::/8';

const columns = (file, filter, ...fields) =>
  tshark(file, '-Y', filter, '-T', 'fields', ...fields.flatMap((field) => ['-e', field])).flatMap((line) =>
    line.split(/[\t,]/).filter(Boolean)
  );

function* packetFaults(file) {
  for (const line of tshark(file, ...verify, '-Y', wrong)) yield `tshark: ${line.trim()}`;
  const seen = columns(file, 'ip || ipv6', 'ip.src', 'ip.dst', 'ipv6.src', 'ipv6.dst');
  for (const address of new Set(seen)) if (!table.has(address)) yield `address outside the table: ${address}`;
  const answered = new Set(columns(file, 'dns.flags.response==1', 'dns.a', 'dns.aaaa'));
  const spoken = new Set(columns(file, 'tcp.flags.syn==1 && tcp.flags.ack==0', 'ip.dst', 'ipv6.dst'));
  if (!columns(file, 'udp.port==53', 'frame.number').length) return;
  for (const address of spoken)
    if (!answered.has(address) && address !== router.v4) yield `no DNS answer holds ${address}`;
}

function* harFaults(file) {
  // requests built from documents went to nobody
  if (file.startsWith('har/synthetic/')) return;
  for (const { serverIPAddress, request } of JSON.parse(readFileSync(`${root}/${file}`)).log.entries)
    if (serverIPAddress && !table.has(serverIPAddress.replace(/[[\]]/g, '')))
      yield `${request.url} came from ${serverIPAddress}`;
}

const traces = [
  release(),
  cpus()[0].model,
  homedir(),
  '/tmp/',
  '/home/',
  '/root',
  '127.0.',
  'fd77:',
  'fd00:77'
];

function* textFaults(file) {
  const bytes = readFileSync(`${root}/${file}`);
  for (const trace of traces) if (bytes.includes(trace)) yield `holds "${trace}"`;
  if (statSync(`${root}/${file}`).size >= 500_000) yield 'is too large';
  if (!readFileSync(`${root}/README.md`).includes(file)) yield 'is not in the README';
}

function* faultsOf(file) {
  yield* textFaults(file);
  if (/\.pcap(ng)?$/.test(file)) yield* packetFaults(file);
  if (file.endsWith('.har')) yield* harFaults(file);
}

/** The README's table is the one of hosts.js. */
function* tableFaults() {
  const readme = readFileSync(`${root}/README.md`, 'utf8').replace(/ +/g, ' ');
  for (const [from, to] of substitutions)
    if (!readme.includes(`| ${from} | ${to} |`)) yield `README.md: has no row for ${from} and ${to}`;
}

const faults = [
  ...tableFaults(),
  ...samples.flatMap((file) => [...faultsOf(file)].map((fault) => `${file}: ${fault}`))
];
faults.forEach((fault) => console.error(fault));
console.log(`${samples.length} samples, ${faults.length} faults`);
process.exitCode = faults.length ? 1 : 0;
