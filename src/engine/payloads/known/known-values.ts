import type { FindingKind, Detail, Form } from '../../model/finding.ts';

/** A value that the capture, or the user, tells: looked for in everything that other hosts were sent. */
export interface KnownValue {
  readonly kind: Extract<FindingKind, 'page-visited' | 'page-title' | 'search' | 'own-value'>;
  readonly what: Detail;
  readonly value: string;
  /** Registrable domain that knows it anyway (the page's own); null for what nobody is entitled to. */
  readonly site: string | null;
}

export interface KnownHit {
  readonly known: KnownValue;
  readonly form: Form;
}

export interface KnownValues {
  /** Values that `text` holds, in any of their forms: whole, without scheme, as host and path, or a hash. */
  readonly inText: (text: string) => readonly KnownHit[];
  /** As `inText`, for the raw bytes of a digest. */
  readonly inBytes: (bytes: Uint8Array) => readonly KnownHit[];
  readonly size: number;
}
