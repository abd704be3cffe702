import type { Found, Opened, Origin } from '../found.ts';

/** Rules of somebody else, which are large, and loaded only where one of them may be needed. */
export interface Bridge {
  readonly origins: readonly Origin[];
  readonly findings: (opened: Opened) => Bridged;
}

export interface Bridged {
  readonly found: readonly Found[];
  /** Adapters that knew the request and could not read it. */
  readonly failures: readonly { readonly adapter: string }[];
}
