import type { EvidenceNode } from '../model/evidence.ts';
import type { Report } from '../model/report.ts';

/**
 * How much of a report leaves, each step with all that the steps before it hold:
 * `countries`: counts, countries, companies and kinds of data; no name of a host, no address, nothing that was sent.
 * `hosts`: names and addresses of the machines that were spoken to.
 * `paths`: addresses of requests and of pages that were opened, without what stands in their queries.
 * `values`: what was found, and the way to it through the request.
 *
 * Whatever the level, what names the reader or the device (identifiers, accounts, whereabouts, addresses and names of the
 * own network, what was typed or entered) is replaced by a token.
 */
export const shareLevels = ['countries', 'hosts', 'paths', 'values'] as const;
export type ShareLevel = (typeof shareLevels)[number];

/**
 * `relative`: whole seconds since the capture began. Exact times are what lets a recipient find the device in its own log.
 */
export const shareTimes = ['relative', 'exact'] as const;
export type ShareTimes = (typeof shareTimes)[number];

/** The sharer's own words; they leave as they are. */
export interface ShareNotes {
  readonly title: string;
  readonly text: string;
  readonly author: string;
}

export const mostNoteLengths: Readonly<Record<keyof ShareNotes, number>> = {
  title: 200,
  text: 20_000,
  author: 200
};

/** What the reader of a share is told of the choices behind it. */
export interface ShareTerms {
  readonly level: ShareLevel;
  readonly times: ShareTimes;
  /** Names of apps, as the capture calls them; else tokens. */
  readonly apps: boolean;
  /** Names of the files, and of the programs that wrote them; else tokens. */
  readonly fileNames: boolean;
  /** SHA-256 of the files. */
  readonly hashes: boolean;
  /** Where the capture was made, and what tells it: round trips, and the places of edges. */
  readonly origin: boolean;
}

export interface ShareChoices extends ShareTerms {
  readonly notes: ShareNotes | null;
  /** Names of hosts, and addresses of those without a name, that are told of at no level: they stay in the counts. */
  readonly withoutHosts: readonly string[];
  /** `Finding.id` of those that are left out: they stay in the counts. */
  readonly withoutFindings: readonly string[];
  /** The view a reader sees first: `#v=...` as the address bar has it. What it names is replaced as everything is. */
  readonly view: string;
  /** The day of sharing, YYYY-MM-DD. */
  readonly made: string;
}

/** What a sharer gets who chooses nothing. */
export const usualTerms: ShareTerms = {
  level: 'countries',
  times: 'relative',
  apps: false,
  fileNames: false,
  hashes: false,
  origin: false
};

/** How many the sharer left out of lists; counts of the report are true all the same. */
export interface ShareLeftOut {
  readonly hosts: number;
  /** As the share calls these hosts and addresses. */
  readonly names: readonly string[];
  readonly findings: number;
  /** Requests with findings of which the share holds no tree, for want of room. */
  readonly evidence: number;
}

/** All that leaves, field by field. */
export interface ShareContents {
  readonly version: 1;
  readonly terms: ShareTerms;
  readonly leftOut: ShareLeftOut;
  /** A whole report: every view of one works on it. With `relative` times its clock begins at 0. */
  readonly report: Report;
  /** By `ReportExchange.id`: the request, opened along the ways to its findings and nowhere else. Values are texts or null. */
  readonly evidence: Readonly<Record<string, EvidenceNode>>;
  readonly notes: ShareNotes | null;
  /** By token, the commitment to the value behind it, base64url; by id of an exchange, that to its whole address. */
  readonly commitments: Readonly<Record<string, string>>;
  /** YYYY-MM-DD */
  readonly made: string;
  /** `#v=...`, or empty. */
  readonly view: string;
}

declare const checked: unique symbol;
/** Contents that went through `readShareable`, which alone makes one: the only thing that is ever published. */
export type Shareable = ShareContents & { readonly [checked]: true };

/** What the sharer alone keeps: with it, and only with it, a removed value can be shown later and checked. */
export interface SharerKeeps {
  readonly version: 1;
  /** By key of `ShareContents.commitments`. */
  readonly secrets: Readonly<Record<string, KeptSecret>>;
  /** `Finding.id` in the share -> that in the report it was made of. */
  readonly findings: Readonly<Record<string, string>>;
}

export interface KeptSecret {
  readonly value: string;
  /** 16 random bytes, base64url. */
  readonly nonce: string;
}

/** One removed value, shown: anybody can hold it against the share. */
export interface Revealed extends KeptSecret {
  readonly token: string;
}

export interface Composed {
  readonly shareable: Shareable;
  readonly keeps: SharerKeeps;
}
