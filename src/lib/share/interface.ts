import type { Facts } from '#engine/model/errors.ts';
import { withKey } from '../permalink/key.ts';
import { ShareError } from '#engine/share/errors.ts';

/** How long a share is kept, as the interface of shares takes it. */
export const expiries = ['1d', '7d', '30d', '365d', 'never'] as const;
export type Expiry = (typeof expiries)[number];

export type ShareKind = 'sealed' | 'open';

/** What the server says of a share that it took. */
export interface Stored {
  readonly id: string;
  readonly deleteToken: string;
  readonly expiresMs: number | null;
}

/** The server, or the way to it, refused. `code` is that of the interface; `no-server` where nobody answered. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
  constructor(
    readonly code: string,
    readonly facts: Facts = {}
  ) {
    super(code);
  }
}

const base = '/api/shares';

const refusal = async (response: Response): Promise<RefusedError> => {
  const retryAfter = Number(response.headers.get('retry-after') ?? 0);
  try {
    const { error } = (await response.json()) as { readonly error: Facts & { readonly code: string } };
    return new RefusedError(error.code, { ...error, retryAfter });
  } catch {
    return new RefusedError(`http-${response.status.toString()}`, { retryAfter }); // No words of our server's.
  }
};

const ask = async (path: string, init: RequestInit): Promise<Response> => {
  let response: Response;
  try {
    response = await fetch(path, { credentials: 'omit', referrerPolicy: 'no-referrer', ...init });
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw new RefusedError('no-server');
  }
  if (!response.ok) throw await refusal(response);
  return response;
};

const bytesBody = (bytes: Uint8Array): Blob => new Blob([new Uint8Array(bytes)]);

/** Sends the bytes of a share. Rejects with `RefusedError`, or with the signal's reason. */
export const storeShare = async (
  bytes: Uint8Array,
  expires: Expiry,
  signal: AbortSignal
): Promise<Stored> => {
  const headers = { 'content-type': 'application/octet-stream', 'whither-expires': expires };
  const response = await ask(base, { method: 'POST', body: bytesBody(bytes), headers, signal });
  return (await response.json()) as Stored;
};

const authorized = (token: string): Readonly<Record<string, string>> => ({
  authorization: `Bearer ${token}`
});

/** Puts other bytes under the same link. */
export const replaceShare = async (
  { id, deleteToken }: Pick<Stored, 'id' | 'deleteToken'>,
  bytes: Uint8Array,
  signal: AbortSignal
): Promise<void> => {
  const headers = { 'content-type': 'application/octet-stream', ...authorized(deleteToken) };
  await ask(`${base}/${id}`, { method: 'PUT', body: bytesBody(bytes), headers, signal });
};

export const deleteShare = async ({ id, deleteToken }: Pick<Stored, 'id' | 'deleteToken'>): Promise<void> => {
  await ask(`${base}/${id}`, { method: 'DELETE', headers: authorized(deleteToken) });
};

export const fetchShare = async (id: string): Promise<Uint8Array> => {
  const response = await ask(`${base}/${encodeURIComponent(id)}`, {});
  return new Uint8Array(await response.arrayBuffer());
};

/** The address that opens a share on `view` (`#v=...`, or empty); `key` of a sealed one. */
export const linkTo = (
  kind: 's' | 'embed',
  { id, key, view }: { readonly id: string; readonly key: string | null; readonly view: string }
): string => `${location.origin}/${kind}/${id}${withKey(key, view)}`;

/** The code of whatever failed on the way of a share. */
export const codeOf = (error: unknown): string => {
  if (error instanceof RefusedError || error instanceof ShareError) return error.code;
  return error instanceof Error ? error.message : 'unknown';
};

export const factsOf = (error: unknown): Facts =>
  error instanceof RefusedError || error instanceof ShareError ? error.facts : {};
