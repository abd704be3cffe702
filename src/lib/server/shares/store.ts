/** How a share is packed: as the sixth byte of its envelope says. */
export type StoredKind = 'sealed' | 'open';

export interface NewShare {
  /** 128 random bits, base64url. */
  readonly id: string;
  readonly kind: StoredKind;
  readonly bytes: Uint8Array;
  /** Milliseconds since 1970. */
  readonly createdMs: number;
  /** null: never. */
  readonly expiresMs: number | null;
  /** SHA-256 of the token that deletes and replaces it; the token itself is never stored. */
  readonly tokenHash: Uint8Array;
}

export interface StoredShare {
  readonly kind: StoredKind;
  readonly bytes: Uint8Array;
  readonly createdMs: number;
  readonly expiresMs: number | null;
  /** Goes up when it is replaced. */
  readonly revision: number;
}

/** Why a share that there was is no longer given out. */
export type Gone = 'deleted' | 'expired' | 'blocked';

export type Looked =
  | { readonly kind: 'found'; readonly share: StoredShare }
  | { readonly kind: Gone }
  | { readonly kind: 'unknown' };

/** `full`: it would not fit in what the operator gave the store. */
export type Written = 'done' | 'full';

export type Changed = Written | 'wrong-token' | 'unknown' | Gone;

export interface Usage {
  readonly bytes: number;
  readonly live: number;
  readonly open: number;
  readonly gone: Readonly<Record<Gone, number>>;
}

export interface Swept {
  /** Shares whose time was over, and which lost their bytes. */
  readonly expired: number;
  /** Traces of shares, counters and keys that were no longer needed. */
  readonly forgotten: number;
}

export interface Limit {
  readonly count: number;
  readonly windowMs: number;
}

/** Where shares are kept. Every method may reject with what its database says. */
export interface ShareStore {
  put(share: NewShare, quotaBytes: number): Promise<Written>;
  get(id: string, nowMs: number): Promise<Looked>;
  remove(id: string, tokenHash: Uint8Array, nowMs: number): Promise<Changed>;
  /** Other bytes under the same id, for as long as the first. */
  replace(
    id: string,
    tokenHash: Uint8Array,
    share: Pick<NewShare, 'kind' | 'bytes'>,
    at: { readonly nowMs: number; readonly quotaBytes: number }
  ): Promise<Changed>;
  /** Whether the token may change it: asked before its bytes are taken, which costs more than the question. */
  check(id: string, tokenHash: Uint8Array, nowMs: number): Promise<Changed>;
  /** By the operator, whoever's share it is. False where there is no such share. */
  block(id: string): Promise<boolean>;
  unblock(id: string): Promise<boolean>;
  /** Counts one more for `who`; how many milliseconds to wait where that is too many, else 0. */
  take(who: string, limit: Limit, nowMs: number): Promise<number>;
  /** The secret under which addresses are counted today, the same for all processes; gone tomorrow. */
  dayKey(nowMs: number, fresh: Uint8Array): Promise<Uint8Array>;
  sweep(nowMs: number): Promise<Swept>;
  usage(): Promise<Usage>;
  /** Rejects where the store does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
