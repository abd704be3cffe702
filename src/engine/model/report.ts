import type { Warning } from './errors.ts';
import type { Finding, ReportRule, Thread, UnreadPayloads } from './finding.ts';
import type { OwnUse } from './terms.ts';
import type { CountryCode, Hostname, IpAddress, NameKind } from './names.ts';

/** The one document every view, export, the command line and a share read. Documented in `docs/report-format.md`. */
export interface Report {
  readonly version: 1;
  readonly tool: { readonly name: 'whither'; readonly version: string };
  readonly sources: readonly ReportSource[];
  /** First and last moment of the capture, milliseconds since 1970; null for a capture without a record. */
  readonly span: { readonly firstMs: number; readonly lastMs: number } | null;
  readonly watch: readonly CountryCode[];
  /** The tables of places had not arrived: where anything went is not known yet. Only ever in the page, before the whole report. */
  readonly pending?: 'places';
  readonly totals: Counts;
  readonly hosts: readonly ReportHost[];
  /** Those that were spoken to, without those that are folded. */
  readonly addresses: readonly ReportAddress[];
  /** Location of the machine, nothing else. Doubtful addresses are in `unlocated`, this network's own in `local`. */
  readonly countries: readonly ReportCountry[];
  readonly unlocated: Counts & { readonly reasons: Readonly<Partial<Record<UnlocatedReason, Counts>>> };
  readonly local: Counts;
  /**
   * The finest count: what one host at one address received from one app. `countries`, `unlocated` and `local` are sums over it, so
   * a view that filters needs nothing else.
   */
  readonly destinations: readonly Destination[];
  /** What is not told one by one. */
  readonly folded: { readonly addresses: number };
  /** When connections began. Requests say it themselves. */
  readonly activity: Activity;
  readonly exchanges: readonly ReportExchange[];
  readonly companies: readonly ReportCompany[];
  readonly findings: readonly Finding[];
  /** Identifiers followed across hosts and files. */
  readonly threads: readonly Thread[];
  /** The rules behind the findings. */
  readonly rules: readonly ReportRule[];
  /** Absent where nobody said where the capture was made. */
  readonly roundTrips?: RoundTrips;
  readonly quality: Quality;
  /** The databases behind every place and name in here. */
  readonly data: readonly DataSource[];
}

export interface ReportSource {
  readonly name: string;
  readonly bytes: number;
  readonly sha256?: string;
  readonly format: string;
  readonly producer: string | null;
  readonly packets?: number;
  readonly exchanges?: number;
  readonly firstMs: number | null;
  readonly lastMs: number | null;
  readonly warnings: readonly Warning[];
}

/** `requests` are exchanges that could be read; `flows` are conversations seen in packets, readable or not. */
export interface Counts {
  readonly hosts: number;
  readonly addresses: number;
  readonly flows: number;
  readonly requests: number;
  readonly bytesSent: number;
  readonly bytesReceived: number;
  readonly findings: number;
}

export interface ReportHost {
  readonly name: Hostname;
  readonly seenAs: readonly NameKind[];
  /** Addresses it was spoken to at, then those DNS gave for it. */
  readonly addresses: readonly IpAddress[];
  /** Registrable domain (public suffix list). */
  readonly site: string | null;
  /** `ReportCompany.id`, null where unknown. */
  readonly company: string | null;
  /** `ReportCompany.id` of those whose software speaks in its requests, where that is not the host's own company. */
  readonly software: readonly string[];
  readonly flows: number;
  readonly bytesSent: number;
  readonly bytesReceived: number;
  readonly exchanges: number;
}

export interface Place {
  readonly country: CountryCode;
  /** Only for an address that counts for its country; then `lat`, `lon` (degrees) and `withinKm` come with it where known. */
  readonly city?: string;
  readonly lat?: number;
  readonly lon?: number;
  /** The machine is said to be no farther from that point. */
  readonly withinKm?: number;
  readonly source: string;
  /** Date of the table, YYYY-MM-DD. */
  readonly date: string;
}

/** `hosting` is about who, not where: an address with it still counts for a country. */
export type Doubt =
  'anycast' | 'cdn' | 'sources-disagree' | 'too-close' | 'registered-only' | 'ipv6' | 'hosting';

/**
 * Why a destination counts for no country. `no-address`: the capture names a host but no address of it.
 * `behind-proxy`: the address seen is that of a proxy, which passed the data on. `pending`: as `Report.pending`.
 */
export type UnlocatedReason =
  | 'anycast'
  | 'cdn'
  | 'sources-disagree'
  | 'too-close'
  | 'no-address'
  | 'behind-proxy'
  | 'not-in-tables'
  | 'pending';

export type SpecialAddress =
  | 'this-host'
  | 'loopback'
  | 'private'
  | 'link-local'
  | 'cgnat'
  | 'multicast'
  | 'broadcast'
  | 'documentation'
  | 'benchmarking'
  | 'reserved';

export interface ReportAddress {
  readonly address: IpAddress;
  /** Set for addresses that belong to no place: they are named and never located. */
  readonly special: SpecialAddress | null;
  readonly places: readonly Place[];
  readonly doubts: readonly Doubt[];
  /** Country in which the address block is registered: never a location. */
  readonly registered: CountryCode | null;
  readonly operator: Operator | null;
  /** Its network is known to rent its machines to others: who runs this one need not be the operator named here. */
  readonly hosting?: Hosting;
  /** What everybody uses this very address for. */
  readonly service?: Service;
  /** By what the capture shows, it is an edge of this network, and others answer elsewhere. */
  readonly edge?: ReportEdge;
  /** Shortest round trip of its clean handshakes, and how many those were. */
  readonly rttMs?: number;
  readonly handshakes?: number;
  /** The round trip was too short for the country in `places`. */
  readonly refuted?: Refuted;
  readonly flows: number;
  readonly requests: number;
  readonly bytesSent: number;
  readonly bytesReceived: number;
  readonly findings: number;
}

/** Who runs the network that an address is in: not who runs the machine, and not where it stands. */
export interface Operator {
  readonly asn: number;
  readonly name: string;
  /** `ReportCompany.id` of the company whose own network it is, and with it its home country; null where that is not known. */
  readonly company: string | null;
}

export interface Hosting {
  /** `vpn-exits`: it is known to hold the exits of VPN services, too. */
  readonly kind: 'rented' | 'vpn-exits';
  readonly name: string;
}

export interface Service {
  readonly kind: 'public-resolver';
  readonly name: string;
}

/** Where an edge stood: an airport near it. The data may have gone on from there. */
export interface EdgePlace {
  /** IATA code. */
  readonly code: string;
  readonly country?: CountryCode;
  readonly city?: string;
  readonly lat?: number;
  readonly lon?: number;
}

export interface ReportEdge extends Partial<EdgePlace> {
  readonly network: string;
  readonly evidence: 'answer-header' | 'name';
  /** The field of its answers that says so, or the name by which it was found. */
  readonly detail: string;
  /** Other places that answered from this address, at most three. */
  readonly also?: readonly EdgePlace[];
}

/** Kilometres: to the nearest land of the country that the tables name, and as far as light went, at most, in vacuum and in fibre. */
export interface Refuted {
  readonly kind: 'cannot-be' | 'not-over-fibre';
  readonly nearestKm: number;
  readonly reachKm: number;
  readonly fibreKm: number;
}

/** What round trips were used for. */
export interface RoundTrips {
  /** Where the capture was made, by its user: a point, or a country with `withinKm` reaching all of it. */
  readonly from: {
    readonly country: CountryCode | null;
    readonly lat: number;
    readonly lon: number;
    readonly withinKm: number;
  };
  /**
   * `used`: for addresses with enough handshakes. Else nothing is said: an app on the phone itself answered the handshakes
   * (`vpn-mode`), or something nearby answered for many (`answered-nearby`), or there were none.
   */
  readonly state: 'used' | 'vpn-mode' | 'answered-nearby' | 'no-handshakes';
}

export interface ReportCountry extends Counts {
  readonly country: CountryCode;
  readonly watched: boolean;
}

export interface Destination {
  /** As the capture calls what sent it: a package, a process, a name. Null where it does not say. */
  readonly app: string | null;
  readonly host: Hostname | null;
  readonly address: IpAddress | null;
  /** In a row without a host and an address: for how many addresses it stands. */
  readonly addresses?: number;
  readonly where: Where;
  readonly flows: number;
  readonly requests: number;
  readonly bytesSent: number;
  readonly bytesReceived: number;
  readonly findings: number;
}

/**
 * Connections by destination and by the moment they began, in columns of equal length: `slot` times `slotMs` after
 * `firstMs`. Together with the exchanges they add up to the destinations.
 */
export interface Activity {
  /** Milliseconds since 1970. */
  readonly firstMs: number;
  readonly slotMs: number;
  /** Index into `Report.destinations`. */
  readonly destination: readonly number[];
  readonly slot: readonly number[];
  readonly flows: readonly number[];
  readonly bytesSent: readonly number[];
  readonly bytesReceived: readonly number[];
}

export type Where =
  | { readonly kind: 'country'; readonly country: CountryCode }
  | { readonly kind: 'unlocated'; readonly reason: UnlocatedReason }
  | { readonly kind: 'local'; readonly special: SpecialAddress };

export interface ReportExchange {
  readonly id: string;
  /** Milliseconds since 1970; null where the file's own time could not be read. */
  readonly timeMs: number | null;
  readonly method: string;
  readonly url: string;
  readonly host: Hostname | null;
  readonly address: IpAddress | null;
  /** Index into `Report.destinations`; null where it counts nowhere: it was not sent, or is told twice. */
  readonly destination: number | null;
  /** Bytes counted for it there; 0 where those of packets are counted. */
  readonly bytesSent: number;
  readonly bytesReceived: number;
  readonly page?: string;
  /** Registrable domain of that page, or of the document that asked. */
  readonly pageSite?: string;
  /** As `Destination.app`. */
  readonly app?: string;
  readonly status?: number;
  /** Present where nothing of it was seen leaving; such an exchange counts nowhere. */
  readonly notSent?: 'from-cache' | 'failed';
}

export interface ReportCompany {
  readonly id: string;
  readonly name: string;
  /** Home country: where its head office is; null where no source that was read names it. */
  readonly country: CountryCode | null;
  /** `ReportCompany.id` of the company that controls it, null where none is known. */
  readonly parent: string | null;
  /** Empty for those that are here as a parent, as the maker of software or as the operator of a network alone. */
  readonly hosts: readonly Hostname[];
  readonly sources: readonly CompanySource[];
}

/** What was read for one claim about a company. */
export interface CompanySource {
  readonly for: 'country' | 'domains' | 'parent';
  /** A package and its version, or the address of a document, with what in it was read. */
  readonly source: string;
  /** The day it was read, YYYY-MM-DD. */
  readonly read: string;
}

export interface Quality {
  readonly flows: number;
  readonly clear: number;
  readonly decrypted: number;
  readonly encrypted: number;
  readonly undecodable: number;
  /** As `Flow.offersEch`; absent where no client did. */
  readonly offeringEch?: number;
  /** Packets of a link type that is not read, most packets first. */
  readonly unreadLinkTypes: readonly UnreadLinkType[];
  /** Packets that carry no IP (ARP, spanning tree, ...). */
  readonly notIp: number;
  /** As `Capture.sealed`. */
  readonly sealed: number;
  /** Times that bytes were missing from a TCP stream that was being read. */
  readonly tcpGaps: number;
  /** Exchanges that a file lists though nothing of them was seen leaving. */
  readonly notSent: { readonly fromCache: number; readonly failed: number };
  readonly payloads: PayloadQuality;
}

export interface UnreadLinkType {
  /** tcpdump.org/linktypes.html */
  readonly linkType: number;
  /** As that registry calls it, without `LINKTYPE_`; null for a number it does not hold. */
  readonly name: string | null;
  readonly packets: number;
}

/** How much of what was sent could be opened. Only exchanges are counted: encrypted flows have none. */
export interface PayloadQuality {
  /** Requests with something in them beyond an address: a query, a body, messages. */
  readonly requests: number;
  /** Of these, without anything left unread. */
  readonly opened: number;
  readonly unread: readonly UnreadPayloads[];
  /** Rules that could not read a request that was theirs, and how often. */
  readonly brokenRules: readonly { readonly rule: string; readonly count: number }[];
  /** Findings beyond the bound of one report. */
  readonly leftOut: number;
}

export interface DataSource {
  readonly name: string;
  readonly date: string;
  readonly licence: string;
  readonly link: string;
  readonly sha256: string;
  /** The user's own file, of which licence and link are not known; and what it was used for. */
  readonly own?: OwnUse;
}
