import { formatAddress } from '../model/address.ts';
import type {
  Endpoint,
  Flow,
  FlowList,
  PassingFlow,
  Readable,
  SeenName,
  Transport
} from '../model/capture.ts';
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

/** The flow table as objects, one at a time; each says only what it is asked. */
export const flowList = (table: FlowTable, builder: CaptureBuilder): FlowList => ({
  length: table.length,
  at: (flow) => new FlowRow(table, builder, flow),
  each: (look) => {
    const row = new FlowRow(table, builder, 0);
    for (let flow = 0; flow < table.length; flow++) look(row.show(flow));
  }
});

class FlowRow implements Flow, PassingFlow {
  /** 0 where the client is the low endpoint. */
  #client = 0;

  constructor(
    private readonly table: FlowTable,
    private readonly builder: CaptureBuilder,
    private flow: number
  ) {
    this.show(flow);
  }

  show(flow: number): this {
    this.flow = flow;
    this.#client = this.table.client[flow] === clientIsHigh ? 1 : 0;
    return this;
  }

  get words(): Uint32Array {
    return this.table.keys;
  }
  get clientAt(): number {
    return this.flow * keyWords + this.#client * 4;
  }
  get serverAt(): number {
    return this.flow * keyWords + (1 - this.#client) * 4;
  }

  get client(): Endpoint {
    return endpoint(this.table, this.flow, this.#client);
  }
  get server(): Endpoint {
    return endpoint(this.table, this.flow, 1 - this.#client);
  }
  get transport(): Transport {
    return transports.get(this.table.keys[this.flow * keyWords + 9]!) ?? 'other';
  }
  get firstMs(): number {
    return this.table.firstUs[this.flow]! / 1000;
  }
  get lastMs(): number {
    return this.table.lastUs[this.flow]! / 1000;
  }
  get packetsSent(): number {
    return this.table.packets[2 * this.flow + this.#client]!;
  }
  get packetsReceived(): number {
    return this.table.packets[2 * this.flow + 1 - this.#client]!;
  }
  get bytesSent(): number {
    return this.table.bytes[2 * this.flow + this.#client]!;
  }
  get bytesReceived(): number {
    return this.table.bytes[2 * this.flow + 1 - this.#client]!;
  }
  get names(): readonly SeenName[] {
    return this.builder.flowNames.get(this.flow) ?? noNames;
  }
  get handshakeMs(): number | null {
    const handshakeUs = this.table.handshakeUs[this.flow]!;
    return handshakeUs > 0 ? handshakeUs / 1000 : null;
  }
  get readable(): Readable {
    return readableStates[this.table.readable[this.flow]!]!;
  }
  get app(): string | null {
    return this.table.apps.get(this.flow) ?? null;
  }
  get offersEch(): boolean {
    return this.builder.offeringEch.has(this.flow);
  }
  get viaProxy(): boolean {
    return this.builder.proxied.has(this.flow);
  }
}

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
