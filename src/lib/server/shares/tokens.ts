import { createHash, randomBytes } from 'node:crypto';
import { Refusal } from './refusal.ts';

/** 128 bits: nobody finds a share by trying. */
export const newId = (): string => randomBytes(16).toString('base64url');
export const newToken = (): string => randomBytes(32).toString('base64url');

export const tokenHash = (token: string): Uint8Array => createHash('sha256').update(token).digest();

export const isId = (text: string): boolean => /^[\w-]{22}$/.test(text);

/** Hash of the token that a request shows; throws a `Refusal` where it shows none. */
export const shownTokenHash = (request: Request): Uint8Array => {
  const [, token] = /^Bearer ([\w-]{43})$/.exec(request.headers.get('authorization') ?? '') ?? [];
  if (token === undefined) throw new Refusal('token-missing');
  return tokenHash(token);
};
