import { edgeIn } from '../../model/answer-edge.ts';
import { headerFields, headerValue } from '../../model/header-fields.ts';
import type { StreamReader, TwoWay } from '../stream-reader.ts';
import type { OpenExchange } from './exchanges.ts';
import type { BodyLength } from './message-body.ts';
import { RequestReader, type HttpRequest, type RequestTaker } from './request-reader.ts';
import {
  leastHead,
  looksLikeResponse,
  ResponseReader,
  type Following,
  type HttpResponse,
  type ResponseTaker
} from './response-reader.ts';

/** Requests that wait for their answers; nobody sends more ahead. */
const maxOpen = 256;

/** Another protocol that a connection changes to (RFC 9110 section 7.8), for both its sides. */
export interface Upgrade {
  readonly client: () => StreamReader;
  /** Asked for where the server agreed; null where nobody reads what it says then. */
  readonly server: () => StreamReader | null;
}

/** A request that was handed over. */
export interface Asked {
  readonly method: string;
  /** Null for CONNECT, which is no exchange. */
  readonly exchange: OpenExchange | null;
  readonly upgrade: Upgrade | null;
}

/** Who hears of requests. */
export interface ConnectionUse {
  asked(request: HttpRequest): Asked;
  /** Reads what a client says through a tunnel. */
  tunnel(): StreamReader;
}

/** One HTTP/1 connection: answers come in the order of the requests (RFC 9112 section 9.3). */
export class HttpConnection implements TwoWay, ResponseTaker {
  readonly client = new RequestReader(
    (request) => this.#asked(request),
    () => {
      this.lost();
    }
  );
  readonly server = new ResponseReader(this);
  readonly #open: Asked[] = [];
  /** Whose response is being read. */
  #answered: Asked | null = null;
  /** Answers that came before their requests did: packets may be recorded out of order. */
  #early = 0;
  /** Which answer belongs to which request can't be told by counting any more. */
  #inDoubt = false;

  constructor(private readonly use: ConnectionUse) {}

  isAnswer(bytes: Uint8Array, start: number, end: number): boolean | null {
    return end - start < leastHead ? null : looksLikeResponse(bytes, start, end);
  }

  /** Who asks again has had its answers, unless it sends ahead: then nothing is said of any of them. */
  #asked(request: HttpRequest): RequestTaker {
    if (this.#inDoubt || this.#open.length >= maxOpen) this.#open.length = 0;
    this.#inDoubt = false;
    const asked = this.use.asked(request);
    if (this.#early > 0) this.#early--;
    else this.#open.push(asked);
    const otherwise = asked.method === 'CONNECT' ? () => this.use.tunnel() : (asked.upgrade?.client ?? null);
    return { body: asked.exchange?.body ?? null, otherwise };
  }

  head(response: HttpResponse): Following {
    const { status } = response;
    const isSure = !this.#inDoubt || this.#open.length === 1;
    const asked = isSure ? this.#open[0] : undefined;
    this.#answered = asked ?? null;
    // RFC 9110 section 15.2: the answer itself is still to come, but for 101
    if (status < 200 && status !== 101) return 0;
    if (!this.#open.shift() && !this.#inDoubt) this.#early++;
    const { headers } = response;
    asked?.exchange?.answer(status, headerValue(headers, 'content-type'), edgeIn(headerFields(headers)));
    if (status === 101) return asked?.upgrade?.server() ?? Infinity;
    return bodyOf(asked?.method ?? null, response);
  }

  received(bytes: number): void {
    this.#answered?.exchange?.received(bytes);
  }

  lost(): void {
    this.#inDoubt = true;
    this.#early = 0;
    this.#answered = null;
  }
}

/** RFC 9112 section 6.3, in its order; null for a tunnel. */
const bodyOf = (method: string | null, { status, headers }: HttpResponse): BodyLength | null => {
  if (method === 'HEAD' || status === 204 || status === 304) return 0;
  if (method === 'CONNECT' && status < 300) return null;
  const coding = headerValue(headers, 'transfer-encoding');
  if (coding !== null) return /\bchunked\s*$/i.test(coding) ? 'chunked' : Infinity;
  const length = Number(headerValue(headers, 'content-length') ?? NaN);
  return Number.isSafeInteger(length) && length >= 0 ? length : Infinity;
};
