import { formatAddress } from '../model/address.ts';
import type { Endpoint, Flow, FlowList, Readable, SeenName, Transport } from '../model/capture.ts';
import type { CaptureBuilder } from './capture-builder.ts';
import { clientIsHigh, keyWords, type FlowTable } from './flow-table.ts';

/** In the order of `FlowTable.readable`; a flow that carried nothing hides nothing. */
const readableStates: readonly Readable[] = ['clear', 'undecodable', 'clear', 'encrypted'];

// IANA protocol-numbers
const transports: ReadonlyMap<number, Transport> = new Map([
  [6, 'tcp'],
  [17, 'udp'],
  [132, 'sctp']
]);

const noNames: readonly SeenName[] = [];

/** The flow table as objects, one at a time. */
export const flowList = (table: FlowTable, builder: CaptureBuilder): FlowList => ({
  length: table.length,
  at: (flow) => readFlow(table, flow, builder)
});

const readFlow = (table: FlowTable, flow: number, builder: CaptureBuilder): Flow => {
  const client = table.client[flow] === clientIsHigh ? 1 : 0;
  const sent = 2 * flow + client;
  const received = sent ^ 1;
  const handshakeUs = table.handshakeUs[flow]!;
  return {
    client: endpoint(table, flow, client),
    server: endpoint(table, flow, 1 - client),
    transport: transports.get(table.keys[flow * keyWords + 9]!) ?? 'other',
    firstMs: table.firstUs[flow]! / 1000,
    lastMs: table.lastUs[flow]! / 1000,
    packetsSent: table.packets[sent]!,
    packetsReceived: table.packets[received]!,
    bytesSent: table.bytes[sent]!,
    bytesReceived: table.bytes[received]!,
    names: builder.flowNames.get(flow) ?? noNames,
    handshakeMs: handshakeUs > 0 ? handshakeUs / 1000 : null,
    readable: readableStates[table.readable[flow]!]!,
    viaProxy: builder.proxied.has(flow)
  };
};

/** `side` 0 is the low endpoint, 1 the high one. */
const endpoint = (table: FlowTable, flow: number, side: number): Endpoint => {
  const { keys } = table;
  const at = flow * keyWords + side * 4;
  const ports = keys[flow * keyWords + 8]!;
  return {
    address: formatAddress([keys[at]!, keys[at + 1]!, keys[at + 2]!, keys[at + 3]!]),
    port: side === 0 ? ports >>> 16 : ports & 0xffff
  };
};
