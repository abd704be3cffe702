import type { Capture, FlowList, PassingFlow, Readable, SeenName } from '../model/capture.ts';
import type { Timing } from '../attribution/physics/verdict.ts';
import type { Hostname } from '../model/names.ts';
import { flowRows, type FlowRows } from './activity.ts';
import type { AddressBook } from './address-book.ts';
import { NamesByAddress } from './names-by-address.ts';
import type { Tally } from './tally.ts';

/** What the flows add up to, besides the rows they leave in the tally. */
export interface FlowSummary {
  /** Hosts that packets were seen going to. */
  readonly onWire: ReadonlySet<Hostname>;
  /** Clean handshakes with each address, by the address's number. */
  readonly timings: ReadonlyMap<number, Timing>;
  /** Who timed them, by number. */
  readonly clients: ReadonlySet<number>;
  readonly readable: Readonly<Record<Readable, number>>;
  readonly offeringEch: number;
  readonly rows: FlowRows;
}

/** One pass over all flows: there may be millions. */
export const summariseFlows = (capture: Capture, tally: Tally, addresses: AddressBook): FlowSummary => {
  const names = new NamesByAddress(capture.resolutions, addresses);
  const onWire = new Set<Hostname>();
  const timings = new Map<number, { roundTripMs: number; handshakes: number }>();
  const clients = new Set<number>();
  let offeringEch = 0;
  const readable = { clear: 0, decrypted: 0, encrypted: 0, undecodable: 0 };
  const servers = serversOf(capture.flows, addresses);
  const rows = flowRows(capture.flows.length);
  let index = 0;
  capture.flows.each((flow) => {
    const server = servers[index]!;
    const host = addFlow(flow, { rows, index, server }, tally, addresses, names);
    index++;
    if (host !== null) onWire.add(host);
    readable[flow.readable]++;
    if (flow.offersEch) offeringEch++;
    if (flow.handshakeMs === null) return;
    addTiming(timings, server, flow.handshakeMs);
    clients.add(addresses.idOf(flow.words, flow.clientAt));
  });
  return { onWire, timings, clients, readable, offeringEch, rows };
};

/** By flow. In a loop of its own, for the processor then waits for the memory of several at once. */
const serversOf = (flows: FlowList, addresses: AddressBook): Uint32Array => {
  const servers = new Uint32Array(flows.length);
  let index = 0;
  flows.each(({ words, serverAt }) => (servers[index++] = addresses.idOf(words, serverAt)));
  return servers;
};

const addTiming = (
  timings: Map<number, { roundTripMs: number; handshakes: number }>,
  address: number,
  roundTripMs: number
): void => {
  const known = timings.get(address);
  if (!known) {
    timings.set(address, { roundTripMs, handshakes: 1 });
    return;
  }
  known.handshakes++;
  if (roundTripMs < known.roundTripMs) known.roundTripMs = roundTripMs;
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
  if (names.length < 2) return names[0]?.name ?? null;
  for (const kind of strength) {
    const found = names.find((seen) => seen.kind === kind);
    if (found) return found.name;
  }
  return names[0]?.name ?? null;
};

/** The far end is the server; but where the server is of this network and the client is not, data leave to the client. */
const addFlow = (
  flow: PassingFlow,
  { rows, index, server }: { readonly rows: FlowRows; readonly index: number; readonly server: number },
  tally: Tally,
  addresses: AddressBook,
  names: NamesByAddress
): Hostname | null => {
  const client = addresses.isSpecial(server) ? addresses.idOf(flow.words, flow.clientAt) : server;
  const outward = client === server || addresses.isSpecial(client);
  const far = outward ? server : client;
  const host = outward ? (bestName(flow.names) ?? names.at(far, flow.firstMs)) : null;
  const row = flow.viaProxy ? tally.without(flow.app, host, 'behind-proxy') : tally.at(flow.app, host, far);
  rows.row[index] = row;
  if (!outward) rows.inward[index] = 1;
  tally.flows[row]!++;
  tally.bytesSent[row]! += outward ? flow.bytesSent : flow.bytesReceived;
  tally.bytesReceived[row]! += outward ? flow.bytesReceived : flow.bytesSent;
  return host;
};
