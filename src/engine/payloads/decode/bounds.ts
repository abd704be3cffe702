/**
 * How much work one request may cause, all by counts: no clock, so that the same request gives the same tree
 * everywhere. Typical requests stay below a hundredth of each.
 */
export const bounds = {
  /** Steps within steps: `base64` in `json` in `gzip` ... */
  nestedSteps: 24,
  /** Nodes from the root to a leaf, steps included: whoever walks the tree may do so by recursion. */
  levels: 200,
  /** Steps tried in earnest, kept or not. */
  steps: 10_000,
  nodes: 50_000,
  /** Bytes and characters that steps give, in all and each. */
  bytes: 32 << 20,
  stepBytes: 8 << 20
} as const;
