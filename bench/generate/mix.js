import { publicAddress } from './addresses.js';
import { dnsDialogue } from './dns.js';
import { httpDialogue } from './http.js';
import { aliasOf, NameMaker } from './names.js';
import { quicDialogue } from './quic.js';
import { TcpFlow } from './tcp.js';
import { tlsDialogue } from './tls.js';
import { UdpFlow } from './udp.js';
import { World } from './world.js';

/** The mix of docs/benchmark.md: how many of each in 1,000 MB. Every one is asked of DNS first. */
const perThousandMb = { tls: 4700, quic: 1100, http: 900, none: 9300 };
/** File bytes that each takes before it carries data, with the DNS question and answer, and of one data segment. */
const fixedBytes = { tls: 7100, quic: 5000, http: 3000, none: 300 };
const segmentCost = { tls: 1528, quic: 1360, http: 1528 };
const share6 = 0.15;
const devices = 32;

/** What each kind of visit does after the name was resolved, with the kind its name is seen as. */
const connections = {
  tls: { kind: 'sni', port: 443, Flow: TcpFlow, dialogue: tlsDialogue },
  quic: { kind: 'quic-sni', port: 443, Flow: UdpFlow, dialogue: quicDialogue },
  http: { kind: 'http-host', port: 80, Flow: TcpFlow, dialogue: httpDialogue }
};

const visitsOf = (random, mb) =>
  random.shuffle(
    Object.entries(perThousandMb).flatMap(([what, count]) =>
      Array.from({ length: Math.max(1, Math.round((count * mb) / 1000)) }, () => ({
        what,
        weight: what === 'none' ? 0 : random.heavy()
      }))
    )
  );

const sum = (list, of) => list.reduce((total, item) => total + of(item), 0);

/** Shares what the fixed parts leave of `mb` among the visits by their weights. */
const withSegments = (visits, mb) => {
  const left = mb * 1e6 - sum(visits, ({ what }) => fixedBytes[what]);
  const each = left / sum(visits, ({ what, weight }) => weight * (segmentCost[what] ?? 0));
  return visits.map(({ what, weight }) => ({ what, segments: Math.max(1, Math.round(weight * each)) }));
};

const hostOf = (random, names) => {
  const version6 = random.chance(share6);
  const name = names.next();
  const addresses = Array.from({ length: random.between(1, 3) }, () => publicAddress(random, version6));
  return { name, addresses, alias: random.chance(0.3) ? aliasOf(random, name) : undefined };
};

const resolver = (host) => ({
  address:
    host.addresses[0].length === 4
      ? Buffer.from([192, 168, 0, 1])
      : Buffer.from('20010db8000000000000000000000001', 'hex'),
  port: 53,
  rttUs: 2000
});

function* resolve(world, random, host) {
  const flow = new UdpFlow(world, world.connect(resolver(host)));
  yield* dnsDialogue(flow, random, host);
  world.truth.flow(flow, 'dns', host.name);
}

function* visit(world, random, host, { what, segments }) {
  yield* resolve(world, random, host);
  const connection = connections[what];
  if (connection === undefined) return;
  yield random.between(200, 5000);
  const { kind, port, Flow, dialogue } = connection;
  const server = { address: host.addresses[0], port, rttUs: random.between(6000, 190000) };
  const flow = new Flow(world, world.connect(server), random);
  yield* dialogue(flow, random, world.pool, host.name, segments);
  world.truth.flow(flow, kind, host.name);
}

function* arrivals(world, visits) {
  const random = world.random(1);
  const names = new NameMaker(world.random(2));
  for (const [index, planned] of visits.entries()) {
    const own = world.random(1000 + index);
    world.start(visit(world, own, hostOf(own, names), planned));
    yield random.between(20000, 205000);
  }
}

/** About `mb` megabytes (10^6 bytes) of a household's traffic, with its truth beside it. */
export const writeMix = (path, { mb, seed, format }) => {
  const world = new World(path, { format, seed, devices });
  world.start(arrivals(world, withSegments(visitsOf(world.random(0), mb), mb)));
  world.run();
  world.close({ variant: 'mix', mb, seed, format });
};
