import { publicAddress } from './addresses.js';
import { dnsDialogue } from './dns.js';
import { client, server } from './flow.js';
import { NameMaker } from './names.js';
import { closeTcp, flag, openTcp, TcpFlow } from './tcp.js';
import { UdpFlow } from './udp.js';
import { World } from './world.js';

const devices = 240;
const dnsPort = 53;

/** Nothing follows, so there is nothing to wait for. */
const unanswered = (flow) => {
  flow.bare(client, flag.syn);
  return [];
};

function* refused(flow) {
  flow.bare(client, flag.syn);
  yield flow.rttUs;
  flow.bare(server, flag.rst | flag.ack);
}

function* openedAndClosed(flow, random) {
  yield* openTcp(flow, random);
  yield random.between(1000, 90000);
  yield* closeTcp(flow, random);
}

/** Begins with a byte that is the first of nothing that dissectors guess from content, such as RTP or RTCP. */
const chatter = (random) => {
  const bytes = random.bytes(random.between(8, 40));
  bytes[0] = 0xff;
  return bytes;
};

function* datagrams(flow, random) {
  for (let left = random.between(1, 3); left > 0; left--) {
    flow.send(client, chatter(random));
    yield random.between(5000, 90000);
    flow.send(server, chatter(random));
    yield random.between(500, 20000);
  }
}

/** Of a hundred flows, how many are of which kind. */
const kinds = [
  { share: 45, Flow: TcpFlow, dialogue: refused },
  { share: 15, Flow: TcpFlow, dialogue: unanswered },
  { share: 9, Flow: TcpFlow, dialogue: openedAndClosed },
  { share: 30, Flow: UdpFlow, dialogue: datagrams },
  { share: 1, Flow: UdpFlow, dialogue: dnsDialogue, named: true }
];
const lots = kinds.flatMap((kind) => Array.from({ length: kind.share }, () => kind));

/** A fifth of the flows that are not DNS go to the same port, as a scan does. */
const portOf = (random, named) =>
  named ? dnsPort : random.chance(0.2) ? 60443 : random.between(60000, 65000);

function* oneFlow(world, random, names) {
  const { Flow, dialogue, named } = random.pick(lots);
  const address = publicAddress(random, random.chance(0.1));
  const far = { address, port: portOf(random, named), rttUs: random.between(6000, 190000) };
  const flow = new Flow(world, world.connect(far), random);
  const host = named ? { name: names.next(), addresses: [publicAddress(random, false)] } : undefined;
  yield* dialogue(flow, random, host);
  world.truth.flow(flow, host && 'dns', host?.name);
}

/** As many as fit: a little of it is still under way when the size is reached. */
function* arrivals(world, fileBytes) {
  const random = world.random(1);
  const names = new NameMaker(world.random(2));
  for (let index = 1000; world.out.fileBytes < fileBytes; index++) {
    world.start(oneFlow(world, world.random(index), names));
    yield random.between(20, 400);
  }
}

/** About `mb` megabytes of very many flows of very few, tiny packets: scans, and chatter over UDP. */
export const writeSmall = (path, { mb, seed, format }) => {
  const world = new World(path, { format, seed, devices });
  world.start(arrivals(world, mb * 1e6));
  world.run();
  world.close({ variant: 'small', mb, seed, format });
};
