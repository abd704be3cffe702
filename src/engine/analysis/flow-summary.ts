import type { Capture, Endpoint, Flow, Readable, SeenName } from '../model/capture.ts';
import type { Hostname, IpAddress } from '../model/names.ts';
import { NamesByAddress } from './names-by-address.ts';
import type { FactsOf, Tally } from './tally.ts';

/** What the flows add up to, besides the rows they leave in the tally. */
export interface FlowSummary {
  /** Hosts that packets were seen going to. */
  readonly onWire: ReadonlySet<Hostname>;
  /** The fastest clean handshake with each address, in milliseconds. */
  readonly handshakeMs: ReadonlyMap<IpAddress, number>;
  readonly readable: Readonly<Record<Readable, number>>;
}

/** One pass over all flows: there may be millions. */
export const summariseFlows = (capture: Capture, tally: Tally, factsOf: FactsOf): FlowSummary => {
  const names = new NamesByAddress(capture.resolutions);
  const onWire = new Set<Hostname>();
  const handshakeMs = new Map<IpAddress, number>();
  const readable = { clear: 0, decrypted: 0, encrypted: 0, undecodable: 0 };
  for (let index = 0; index < capture.flows.length; index++) {
    const flow = capture.flows.at(index);
    const { server, handshakeMs: timed } = flow;
    const host = addFlow(tally, flow, server, names, factsOf);
    if (host) onWire.add(host);
    readable[flow.readable]++;
    if (timed !== null && timed < (handshakeMs.get(server.address) ?? Infinity))
      handshakeMs.set(server.address, timed);
  }
  return { onWire, handshakeMs, readable };
};

/** Names that say most about whom the client wanted come first. */
const strength: readonly SeenName['kind'][] = [
  'sni',
  'quic-sni',
  'h3-authority',
  'h2-authority',
  'http-host',
  'dtls-sni'
];

const bestName = (names: readonly SeenName[]): Hostname | null => {
  for (const kind of strength) {
    const found = names.find((seen) => seen.kind === kind);
    if (found) return found.name;
  }
  return names[0]?.name ?? null;
};

/** The far end is the server; but where the server is of this network and the client is not, data leave to the client. */
const addFlow = (
  tally: Tally,
  flow: Flow,
  server: Endpoint,
  names: NamesByAddress,
  factsOf: FactsOf
): Hostname | null => {
  const outward = factsOf(server.address).special === null || factsOf(flow.client.address).special !== null;
  const far = outward ? server : flow.client;
  const host = outward ? (bestName(flow.names) ?? names.at(far.address, flow.firstMs)) : null;
  const { app } = flow;
  const row = flow.viaProxy ? tally.without(app, host, 'behind-proxy') : tally.at(app, host, far.address);
  row.flows++;
  row.bytesSent += outward ? flow.bytesSent : flow.bytesReceived;
  row.bytesReceived += outward ? flow.bytesReceived : flow.bytesSent;
  return host;
};
