// A network namespace with nothing but loopback in it: distances, a resolver, no way out.
import { execFileSync, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { client, hosts, router } from './hosts.js';

const run = (line) => execFileSync('/bin/sh', ['-ec', line], { stdio: ['ignore', 'ignore', 'inherit'] });

export function waitFor(child, text) {
  return new Promise((resolve, reject) => {
    const look = (chunk) => String(chunk).includes(text) && resolve(child);
    child.stdout?.on('data', look);
    child.stderr?.on('data', look);
    child.once('exit', (code) => reject(new Error(`${child.spawnargs[0]} ended with ${code}`)));
  });
}

function loopback() {
  run('mount -t sysfs none /sys');
  // an ordinary link's size of packet, one packet at a time
  run('ip link set lo up mtu 1500; ip link set lo gso_max_segs 1');
  run('ip tuntap add far mode tap; ip link set far up; sysctl -qw net.ipv6.conf.far.disable_ipv6=1');
  run(
    'for i in all lo; do sysctl -qw net.ipv4.conf.$i.accept_local=1 net.ipv4.conf.$i.route_localnet=1; done'
  );
  // getaddrinfo with AI_ADDRCONFIG asks for A only if there is an IPv4 address beyond loopback (RFC 5737's here)
  run('ip addr add 192.0.2.23/32 dev far');
  run(`ip addr add ${client.lab6}/128 dev lo`);
  const addresses = hosts.flatMap((host) => host.lab6 ?? []);
  addresses.forEach((address) => run(`ip addr add ${address}/128 dev lo nodad`));
  // the kernel adds a route for each a moment later, which would make the address its own client
  run('sleep 1');
  addresses.forEach((address) => run(`ip -6 route del local ${address} dev lo table local`));
  run(`ip -6 route add local fd77::/64 dev lo src ${client.lab6}`);
  // Chromium asks for AAAA only if it sees a route to the IPv6 internet; this one ends on loopback
  run(`ip -6 route add default dev lo src ${client.lab6}`);
}

function redirectAnswers() {
  const far = 'action mirred egress redirect dev far';
  run('tc qdisc add dev lo clsact; tc qdisc add dev far clsact');
  run(`tc filter add dev lo egress protocol ip u32 match ip src 127.0.7.0/24 ${far}`);
  run(`tc filter add dev lo egress protocol ipv6 u32 match ip6 src fd77::/64 ${far}`);
  run('tc filter add dev far ingress protocol all u32 match u32 0 0 action mirred ingress redirect dev lo');
}

async function startDistance(work) {
  const table = [router, ...hosts].flatMap(({ lab4, lab6, rttMs }) =>
    [lab4, lab6].filter(Boolean).map((address) => [address, rttMs / 1000])
  );
  writeFileSync(`${work}/distance.json`, JSON.stringify(Object.fromEntries(table)));
  const child = spawn('/usr/bin/python3', [`${import.meta.dirname}/distance.py`, `${work}/distance.json`]);
  await waitFor(child, 'ready');
}

const record = (name, host) => `host-record=${[name, host.lab4, host.lab6, 300].filter(Boolean).join(',')}`;

function resolverLines(host) {
  if (!host.cname) return host.names.map((name) => record(name, host));
  return [record(host.cname, host), ...host.names.map((name) => `cname=${name},${host.cname},600`)];
}

async function startResolver(work) {
  writeFileSync(`${work}/dnsmasq.conf`, ['address=/#/', ...hosts.flatMap(resolverLines)].join('\n') + '\n');
  const common = ['--no-daemon', '--no-resolv', '--no-hosts', '--user=root', '--bind-interfaces'];
  const where = [`--listen-address=${router.lab4}`, `--conf-file=${work}/dnsmasq.conf`, '--pid-file='];
  await waitFor(spawn('dnsmasq', [...common, ...where]), 'started');
  writeFileSync(`${work}/resolv.conf`, `nameserver ${router.lab4}\n`);
  run(`mount --bind ${work}/resolv.conf /etc/resolv.conf`);
}

export async function layNetwork(work) {
  loopback();
  await startDistance(work);
  redirectAnswers();
  await startResolver(work);
}
