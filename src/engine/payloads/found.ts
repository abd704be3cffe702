import type { Exchange } from '../model/capture.ts';
import type { Decoded } from '../model/decoded.ts';
import type { Certainty, Detail, FindingKind, Form, Reason } from '../model/finding.ts';

/** What a rule or a detector says of one node; `find.ts` makes findings of them. */
export interface Found {
  readonly node: Decoded;
  readonly kind: FindingKind;
  readonly what: Detail;
  /** The value as text: where it is a part of the node's value, that part; of a hash, what was hashed. */
  readonly value: string;
  readonly form: Form;
  readonly certainty: Certainty;
  /** Id of the rule or detector. */
  readonly rule: string;
  readonly reason: Reason;
}

/** An opened request. `root` is the request itself, its children its parts. */
export interface Opened {
  readonly exchange: Exchange;
  readonly root: Decoded;
  /** Registrable domain of the recipient; where none is registered (`localhost`, an address) the host itself. */
  readonly site: string | null;
  /** As `site`, of the page it belongs to; null where the capture names none. */
  readonly pageSite: string | null;
}

/** Where a rule's or a detector's knowledge comes from, as the report says it. */
export interface Origin {
  /** Kebab-case, unique among rules and detectors. */
  readonly id: string;
  /** As a reader should see it: the name of the format, or what is looked for. */
  readonly name: string;
  /** Address of the document that was read, or the standard and its section. */
  readonly source: string;
}
