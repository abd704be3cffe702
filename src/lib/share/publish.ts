import type { Shareable } from '#engine/share/shareable.ts';
import { linkTo, replaceShare, storeShare, type Expiry, type ShareKind, type Stored } from './interface.ts';
import { packAs } from './made.ts';

export interface PublishOptions {
  readonly kind: ShareKind;
  readonly expires: Expiry;
  /** The view that opens first, `#v=...` or empty. */
  readonly view: string;
  readonly signal: AbortSignal;
}

export interface Published extends Stored {
  readonly kind: ShareKind;
  readonly key: string | null;
  readonly link: string;
  readonly embed: string;
  readonly bytes: number;
}

/** Sends a share away, and nothing else: what is no `Shareable` does not leave. */
export const publish = async (
  shareable: Shareable,
  { kind, expires, view, signal }: PublishOptions
): Promise<Published> => {
  const { bytes, key } = await packAs(kind, shareable);
  const stored = await storeShare(bytes, expires, signal);
  const at = { id: stored.id, key, view };
  return { ...stored, kind, key, link: linkTo('s', at), embed: linkTo('embed', at), bytes: bytes.length };
};

/** Puts another share under the link of one that was published: a sealed one keeps its key, and so its link. */
export const replace = async (
  shareable: Shareable,
  old: Pick<Published, 'id' | 'deleteToken' | 'kind' | 'key' | 'expiresMs'>,
  { view, signal }: Pick<PublishOptions, 'view' | 'signal'>
): Promise<Published> => {
  const { id, deleteToken, kind, expiresMs } = old;
  const { bytes, key } = await packAs(kind, shareable, old.key);
  await replaceShare(old, bytes, signal);
  const at = { id, key, view };
  const links = { link: linkTo('s', at), embed: linkTo('embed', at) };
  return { id, deleteToken, expiresMs, kind, key, bytes: bytes.length, ...links };
};
