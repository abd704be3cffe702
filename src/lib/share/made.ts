import { formatKey, maybeKey, newKey, pack, seal } from '#engine/share/envelope.ts';
import type { Composed, Shareable, SharerKeeps } from '#engine/share/shareable.ts';
import type { ShareKind } from './interface.ts';

/** A share as it would be sent. */
export interface MadeShare {
  readonly shareable: Shareable;
  readonly keeps: SharerKeeps;
  readonly kind: ShareKind;
  /** Of what would be sent. */
  readonly bytes: number;
}

export interface Packed {
  readonly bytes: Uint8Array;
  /** As it stands in a link; null for an open share. */
  readonly key: string | null;
}

const random = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));

/** Bytes as they leave. */
export const packAs = async (
  kind: ShareKind,
  shareable: Shareable,
  /** Of a share that is replaced. */
  keptKey: string | null = null
): Promise<Packed> => {
  if (kind === 'open') return { bytes: pack(shareable), key: null };
  const key = (keptKey === null ? null : maybeKey(keptKey)) ?? newKey(random);
  return { bytes: await seal(shareable, key, random), key: formatKey(key) };
};

/** Packs it once, to see how large it is. */
export const measureShare = async ({ shareable, keeps }: Composed, kind: ShareKind): Promise<MadeShare> => ({
  ...{ shareable, keeps, kind },
  bytes: (await packAs(kind, shareable)).bytes.length
});
