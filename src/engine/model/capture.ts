import type { AnswerEdge } from './answer-edge.ts';
import type { Warning } from './errors.ts';
import type { Hostname, IpAddress, NameKind } from './names.ts';

/** What was seen, no opinion. Everything later reads this. */
export interface Capture {
  readonly sources: readonly Source[];
  readonly hosts: ReadonlyMap<Hostname, ReadonlySet<NameKind>>;
  readonly flows: FlowList;
  readonly exchanges: readonly Exchange[];
  /** Pages that a file says were opened. */
  readonly pages: readonly Page[];
  /** Answers of DNS, and before them, for names that occur in the capture, what its files say of them (`timeMs` 0). */
  readonly resolutions: readonly Resolution[];
  /** Keys that a file carries along, for the decryption of what is in it. */
  readonly secrets: readonly Secret[];
  /** Packets without IP in them, or cut off within its header. */
  readonly notIp: number;
  /** Packets that the network itself encrypted: Wi-Fi, recorded from the air. */
  readonly sealed: number;
  /** Times that bytes were missing from a TCP stream that was being read. */
  readonly tcpGaps: number;
  /** Packets by link type that is not read (tcpdump.org/linktypes.html). */
  readonly unreadLinkTypes: ReadonlyMap<number, number>;
}

export interface Source {
  readonly name: string;
  readonly bytes: number;
  readonly format: string;
  /** Program that wrote the file, where it says so. */
  readonly producer: string | null;
  readonly packets: number | null;
  readonly exchanges: number | null;
  readonly firstMs: number | null;
  readonly lastMs: number | null;
  /** What people or programs wrote beside the packets, the first of it. */
  readonly comments: readonly string[];
  /** Network interfaces that were listened to, as the file calls them. */
  readonly interfaces: readonly string[];
  readonly warnings: readonly Warning[];
}

/** As a pcapng file holds it (draft-ietf-opsawg-pcapng section 4.7). */
export interface Secret {
  /** Index into `Capture.sources`. */
  readonly source: number;
  readonly type: SecretType;
  readonly bytes: Uint8Array;
}

export type SecretType =
  | 'tls-key-log'
  | 'ssh-key-log'
  | 'wireguard-key-log'
  | 'zigbee-nwk-key'
  | 'zigbee-aps-key'
  | 'opc-ua-key-log';

export type Readable = 'clear' | 'decrypted' | 'encrypted' | 'undecodable';
export type Transport = 'tcp' | 'udp' | 'sctp' | 'other';

export interface Endpoint {
  readonly address: IpAddress;
  readonly port: number;
}

/** One conversation between two endpoints; `client` opened it, as far as the capture tells. */
export interface Flow {
  readonly client: Endpoint;
  readonly server: Endpoint;
  readonly transport: Transport;
  readonly firstMs: number;
  readonly lastMs: number;
  readonly packetsSent: number;
  readonly packetsReceived: number;
  /** Bytes of IP packets from client to server. */
  readonly bytesSent: number;
  readonly bytesReceived: number;
  /** By which the client called the server: names of DNS questions are not among them. */
  readonly names: readonly SeenName[];
  /** SYN to SYN/ACK in milliseconds, minimum of clean handshakes; null where none was seen. */
  readonly handshakeMs: number | null;
  readonly readable: Readable;
  /**
   * The client sent an Encrypted Client Hello, or what only looks like one (GREASE): the names, if any, are those of the
   * hello around it, which may stand for another.
   */
  readonly offersEch: boolean;
  /** The server is a proxy: what the client sent went on to the hosts in `names`, at addresses not seen here. */
  readonly viaProxy: boolean;
  /** As the capture calls it: a package, a process, a name. Null where it does not say. */
  readonly app: string | null;
}

export interface SeenName {
  readonly name: Hostname;
  readonly kind: NameKind;
}

/** Flows are kept in columns; an object is made only when one is asked for. */
export interface FlowList {
  readonly length: number;
  at(index: number): Flow;
  /** All of them in order, by one object that shows one after the other: there may be millions. */
  each(look: (flow: PassingFlow) => void): void;
}

/** Valid only during the call. An address is four words (`model/address.ts`) of `words`, from `clientAt` or `serverAt` on. */
export interface PassingFlow extends Omit<Flow, 'client' | 'server'> {
  readonly words: Uint32Array;
  readonly clientAt: number;
  readonly serverAt: number;
}

/** A DNS answer: `name` was said to be at `addresses`, by way of `aliases` (CNAME chain in order). */
export interface Resolution {
  readonly name: Hostname;
  readonly aliases: readonly Hostname[];
  readonly addresses: readonly IpAddress[];
  readonly timeMs: number;
}

/** One request and its response, from a HAR or from cleartext in packets. */
export interface Exchange {
  readonly id: string;
  /** Index into `Capture.sources`. */
  readonly source: number;
  /** Null where the file's own time could not be read. */
  readonly timeMs: number | null;
  readonly method: string;
  readonly url: string;
  readonly host: Hostname | null;
  readonly address: IpAddress | null;
  /** Index into `Capture.flows`, where the exchange was read out of packets. */
  readonly flow: number | null;
  /** Address of the page it belongs to, where the capture says. */
  readonly page: string | null;
  /** As `Flow.app`. */
  readonly app: string | null;
  readonly status: number | null;
  /** Why nothing of it was seen leaving: answered by a cache, or blocked or failed before an address was known. */
  readonly notSent: 'from-cache' | 'failed' | null;
  readonly bytesSent: number;
  readonly bytesReceived: number;
  /** Media type of the answer, lower case, without parameters. */
  readonly mediaType: string | null;
  /** All that is kept of the fields of the answer. */
  readonly edge: AnswerEdge | null;
  /** The device opened this as a page: the file calls it a document, or the request says so (Sec-Fetch-Mode: navigate). */
  readonly isDocument: boolean;
  /** What was sent, where the capture holds it. */
  readonly content: RequestContent | null;
}

/** A page that a file lists (`log.pages` of a HAR). */
export interface Page {
  readonly source: number;
  readonly url: string | null;
  readonly title: string | null;
  readonly timeMs: number | null;
}

export interface RequestContent {
  /** `name: value` lines joined by \n, in the order sent; no value holds a line break. One string costs a tenth of a list. */
  readonly headers: string;
  readonly body: Body | null;
  /** What the client sent over a WebSocket that this request opened. */
  readonly messages: readonly SentMessage[];
}

export interface Body {
  /** Text as the file gives it, or bytes as they were sent. */
  readonly data: string | Uint8Array;
  readonly mediaType: string | null;
  /** Length of the whole body in bytes where more was sent than is kept here; null where this is all. */
  readonly cutFrom: number | null;
}

export interface SentMessage {
  readonly timeMs: number | null;
  readonly data: string | Uint8Array;
  /** As `Body.cutFrom`. */
  readonly cutFrom: number | null;
}
