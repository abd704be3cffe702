import type { Decoded, DecodeNote } from '../../model/decoded.ts';
import type { Detail, FindingKind, Reason } from '../../model/finding.ts';
import type { StepId } from '../decode/steps.ts';
import type { Origin } from '../found.ts';

/**
 * What is known of one format in which data are sent: who is sent it, and what its fields hold. The request is already
 * opened when a rule sees it: patterns name parts, keys and indexes, and pass over steps such as base64 or gzip.
 */
export interface Rule extends Origin {
  /** Any of these. */
  readonly endpoints: readonly Endpoint[];
  readonly fields: readonly Field[];
  /** Places where a step is known to be right and needs no evidence: a pattern and the steps, in order. */
  readonly open?: readonly { readonly at: string; readonly steps: readonly StepId[] }[];
  /** Looks at the opened request as a whole: checksums, encrypted forms. Notes are shown at their node. */
  readonly notes?: (root: Decoded) => readonly { readonly node: Decoded; readonly note: DecodeNote }[];
}

/** All that is given must hold. */
export interface Endpoint {
  /** The host itself or a parent domain of it: `miui.com` means `sa.api.intl.miui.com`, too. */
  readonly host?: string | RegExp;
  /** Of the URL's path, without query. */
  readonly path?: string | RegExp;
  readonly method?: string;
  /** Patterns that must each meet a node. Where the host is open to anyone this is what tells the format. */
  readonly has?: readonly string[];
}

/**
 * `at` names nodes by their way through the request, steps left out, separated by `/`:
 * `query/dl`, `cookie/_ga`, `header/user-agent`, `body/data_list/[]/properties/$url`. `[]` is any index, `*` any one
 * name, `ep.*` any that begins so, `**` any number of names.
 */
export interface Field {
  readonly at: string;
  readonly kind: FindingKind;
  readonly what: Detail;
  readonly reason: Reason;
  /** Where this field's meaning comes from another document than the rule's. */
  readonly source?: string;
  /** Steps that are taken off where they were taken: percent-encoding alone, unless said otherwise. */
  readonly through?: readonly StepId[];
  /** Only where a node beside it (a pattern from the same parent, `../` for one further up) has such a value. */
  readonly when?: { readonly at: string; readonly is: string | RegExp };
  /** The value as it is to be told, or each of several; null for one that says nothing (`0`, `unknown`, all zeros). */
  readonly value?: (text: string) => string | readonly string[] | null;
}
