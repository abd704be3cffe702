import { readFileSync, statSync } from 'node:fs';
import * as v from 'valibot';
import { CaptureError } from '#engine/model/errors.ts';
import { maybeKey, open } from '#engine/share/envelope.ts';
import { ShareError } from '#engine/share/errors.ts';
import type { Shareable, SharerKeeps } from '#engine/share/shareable.ts';
import * as m from '#words/messages/messages.js';
import { UsageError } from './options.ts';

/** No share is larger; what comes from afar is not waited for beyond it. */
const mostBytes = 64 << 20;

const splitKey = (share: string): { readonly place: string; readonly key: Uint8Array | null } => {
  const [, place = share, text] = /^(.*?)#(?:.*&)?k=([^&]*)/.exec(share) ?? [];
  if (text === undefined) return { place: share.replace(/^(https?:[^#]*)#.*$/i, '$1'), key: null };
  const key = maybeKey(text);
  if (!key) throw new ShareError('key-broken', { length: text.length });
  return { place, key };
};

// .../s/ID is the page; the bytes are at .../api/shares/ID.
const pageOfShare = /\/(?:s|embed)\/([\w-]{22})\/?$/;

const bytesAt = (place: string): URL => {
  if (!URL.canParse(place)) throw new UsageError(m.usage_no_link({ value: place }));
  const url = new URL(place);
  if (!pageOfShare.test(url.pathname)) throw new UsageError(m.usage_no_link({ value: place }));
  url.pathname = url.pathname.replace(pageOfShare, '/api/shares/$1');
  url.search = '';
  return url;
};

const unreadable = (reason: string): CaptureError => new CaptureError('unreadable', { reason });

const fetched = async (place: string): Promise<Uint8Array> => {
  const url = bytesAt(place);
  const response = await fetch(url, { redirect: 'error' }).catch(() => {
    throw unreadable('network');
  });
  if (!response.ok || !response.body) throw unreadable(`HTTP ${response.status.toString()}`);
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of response.body as unknown as AsyncIterable<Uint8Array>) {
    length += piece.length;
    if (length > mostBytes) throw new ShareError('payload-too-large', { most: mostBytes });
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
};

const readBounded = (path: string): Uint8Array => {
  try {
    if (statSync(path).size > mostBytes) throw new ShareError('payload-too-large', { most: mostBytes });
    return new Uint8Array(readFileSync(path));
  } catch (error) {
    if (error instanceof ShareError) throw error;
    throw unreadable(error instanceof Error && 'code' in error ? String(error.code) : 'unknown');
  }
};

/** Throws `ShareError`, `CaptureError('unreadable')` or `UsageError`. */
export const readShare = async (share: string): Promise<Shareable> => {
  const { place, key } = splitKey(share);
  const bytes = /^https?:\/\//i.test(place) ? await fetched(place) : readBounded(place);
  return open(bytes, key);
};

const secretsSchema = v.strictObject({
  version: v.literal(1),
  secrets: v.record(v.string(), v.strictObject({ value: v.string(), nonce: v.string() })),
  findings: v.record(v.string(), v.string())
});

export const readSecrets = (path: string): SharerKeeps => {
  try {
    return v.parse(secretsSchema, JSON.parse(new TextDecoder().decode(readBounded(path))));
  } catch (error) {
    if (error instanceof CaptureError || error instanceof ShareError) throw error;
    throw new UsageError(m.usage_no_secrets({ path }));
  }
};
