import type { DecodedValue, DecodeNote } from './decoded.ts';
import type { Finding } from './finding.ts';
import type { ReportExchange } from './report.ts';

/** One finding with the request it stands in, opened: what a reader needs to check the claim. */
export interface Evidence {
  readonly finding: Finding;
  readonly exchange: ReportExchange;
  readonly root: EvidenceNode;
}

/** A `Decoded` that can be sent to the page: bounded, and without a way back up. */
export interface EvidenceNode {
  readonly kind: 'part' | 'member' | 'step';
  readonly label: string;
  /** Texts are cut to 64 K characters, bytes to 64 KB. */
  readonly value: DecodedValue;
  /** Whole length of the value: characters of a text, bytes of bytes, 0 for others. */
  readonly valueLength: number;
  readonly start: number;
  readonly end: number;
  readonly notes: readonly DecodeNote[];
  readonly children: readonly EvidenceNode[];
  /** Children that were left out. */
  readonly more: number;
}
