import { json } from '@sveltejs/kit';
import type { Facts } from '#engine/model/errors.ts';
import { observed } from '../observed.ts';

const statuses = {
  'not-a-share': 400,
  'cut-short': 400,
  'expires-unknown': 400,
  'token-missing': 401,
  'wrong-token': 403,
  'unknown-share': 404,
  deleted: 410,
  expired: 410,
  'too-large': 413,
  'open-share-invalid': 422,
  'too-many': 429,
  blocked: 451,
  'store-full': 507,
  'store-away': 503
} as const;

export type RefusalCode = keyof typeof statuses;

export const statusOf = (code: RefusalCode): number => statuses[code];

/** A request that is not served, and why. `retryAfterMs` goes into the header of that name, in whole seconds. */
export class Refusal extends Error {
  constructor(
    readonly code: RefusalCode,
    readonly facts: Facts = {},
    readonly retryAfterMs = 0
  ) {
    super(code);
  }

  response(): Response {
    const { code, facts, retryAfterMs } = this;
    const seconds = Math.ceil(retryAfterMs / 1000);
    const headers = {
      'cache-control': 'no-store',
      ...(seconds > 0 ? { 'retry-after': seconds.toString() } : {})
    };
    return json({ error: { code, ...facts } }, { status: statuses[code], headers });
  }
}

const away = (error: unknown): Refusal => {
  observed().storeFailure(error, Date.now());
  return new Refusal('store-away', {}, 30_000);
};

/**
 * Answers with what `serve` gives, or says why there is nothing. A store that fails is away, whatever its reason; so who asks is
 * found out before this: a proxy that does not say it is a fault of the settings.
 */
export const answering = async (serve: () => Promise<Response>): Promise<Response> => {
  try {
    return await serve();
  } catch (error) {
    const refusal = error instanceof Refusal ? error : away(error);
    observed().refusal(refusal.code);
    return refusal.response();
  }
};
