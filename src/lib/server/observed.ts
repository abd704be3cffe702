import { Counter } from './metrics/counter.ts';
import type { Family } from './metrics/exposition.ts';
import { Histogram } from './metrics/histogram.ts';
import { reasonOf, writeLine, type Write } from './log.ts';

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS']);
const quietMs = 60_000;
/** So many different failures are told apart; a database has fewer. */
const mostReasons = 100;

export interface SeenRequest {
  /** Pattern of the route, never the path; null where there is none. */
  readonly route: string | null;
  readonly method: string;
  readonly status: number;
  readonly ms: number;
}

/** What this process has seen since it started: numbers, and nothing of whom. */
export class Observed {
  readonly #requests = new Counter('whither_requests_total', 'Requests, files aside, by route and status.');
  readonly #seconds = new Histogram('whither_request_seconds', 'How long requests took, by route.');
  readonly #refusals = new Counter('whither_refusals_total', 'Requests of the API refused, by code.');
  readonly #failures = new Counter('whither_store_failures_total', 'Times that the store failed.');
  readonly #told = new Map<string, { atMs: number; times: number }>();

  constructor(private readonly write?: Write) {}

  request({ route, method, status, ms }: SeenRequest): void {
    const where = route ?? 'none';
    const how = methods.has(method) ? method : 'other';
    this.#requests.add({ route: where, method: how, status: status.toString() });
    this.#seconds.add(where, ms / 1000);
  }

  refusal(code: string): void {
    this.#refusals.add({ code });
  }

  /** A store that is away fails for everybody: each reason is written once a minute, with how often it was seen. */
  storeFailure(error: unknown, nowMs: number): void {
    this.#failures.add();
    const reason = reasonOf(error);
    const told = this.#told.get(reason);
    const times = (told?.times ?? 0) + 1;
    const isDue = !told || nowMs - told.atMs >= quietMs;
    if (this.#told.size >= mostReasons) this.#told.clear();
    this.#told.set(reason, isDue ? { atMs: nowMs, times: 0 } : { atMs: told.atMs, times });
    if (isDue) writeLine({ level: 'error', what: 'store', reason, times }, this.write);
  }

  families(): readonly Family[] {
    return [this.#requests, this.#seconds, this.#refusals, this.#failures].map((one) => one.family());
  }
}

let one: Observed | null = null;

export const observed = (): Observed => (one ??= new Observed());
