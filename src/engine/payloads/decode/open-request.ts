import type { Exchange } from '../../model/capture.ts';
import type { Decoded } from '../../model/decoded.ts';
import type { StepId } from './steps.ts';

export interface OpenOptions {
  /** Fill in `start` and `end` wherever they exist: for people who look, not for the search. */
  readonly ranges: boolean;
  /** Patterns (see `Field.at`) where these steps are known to be right. */
  readonly known: readonly { readonly at: string; readonly steps: readonly StepId[] }[];
}

/**
 * Opens a request layer by layer until nothing more opens. Never throws; work is bounded by counted steps, nodes and
 * bytes, so the same request gives the same tree on every machine.
 *
 * Parts of the root, each only where there is one: `path` (a member per segment), `query`, `header` (a member per field,
 * lower case), `cookie` (a member per cookie), `body`, `message` (a member `[n]` per WebSocket message).
 */
export declare const openRequest: (exchange: Exchange, options: OpenOptions) => Decoded;
