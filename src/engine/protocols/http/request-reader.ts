import { latin1 } from '../../bytes/latin1.ts';
import { headerValue } from '../../model/header-fields.ts';
import { HandingOver } from '../stepping-reader.ts';
import type { StreamReader } from '../stream-reader.ts';
import { behindBlankLines, HeadEnd, maxHeadBytes, parseHead, type Likeness } from './head.ts';
import { MessageBody, type BodyTaker } from './message-body.ts';

/** What a request says of itself. `target` is as sent: origin-form, absolute-form, authority-form or `*`. */
export interface HttpRequest {
  readonly method: string;
  readonly target: string;
  /** As `RequestContent.headers`. */
  readonly headers: string;
  readonly headBytes: number;
  readonly timeUs: number;
}

/** Who takes what belongs to a request. */
export interface RequestTaker {
  readonly body: BodyTaker | null;
  /** Asked for where something else than a request follows: the connection became another protocol's. */
  readonly otherwise: (() => StreamReader) | null;
}

const space = 0x20;

/** RFC 9110 section 5.6.2: a method is a token; those in use are upper case. */
export const looksLikeRequest = (bytes: Uint8Array, start: number, end: number): Likeness => {
  const most = Math.min(end, start + 20);
  for (let at = start; at < most; at++) {
    const byte = bytes[at]!;
    if (byte === space) return at - start >= 3 && endsAsRequest(bytes, at, end) ? 2 : 0;
    const isToken = (byte >= 0x41 && byte <= 0x5a) || byte === 0x2d || byte === 0x5f;
    if (!isToken) return 0;
  }
  return most === end ? 1 : 0;
};

/** Where the first line is whole, it must end in the version: `EHLO me` begins like a request, too. */
const endsAsRequest = (bytes: Uint8Array, start: number, end: number): boolean => {
  const lineEnd = bytes.indexOf(0x0a, start);
  if (lineEnd < 0 || lineEnd >= end) return true;
  return / HTTP\/1\.[0-9]\r?$/.test(latin1(bytes, Math.max(start, lineEnd - 12), lineEnd));
};

// RFC 9112 section 3: method SP request-target SP HTTP-version
const requestLine = /^([A-Z_-]{3,20}) (\S+) HTTP\/1\.[0-9]$/;

/** The requests of one direction of an HTTP/1 connection, with their bodies (RFC 9112 section 6). */
export class RequestReader extends HandingOver {
  readonly #body = new MessageBody();
  readonly #headEnd = new HeadEnd();
  #otherwise: RequestTaker['otherwise'] = null;

  /** `onLost`: bytes are missing in which requests may have stood. */
  constructor(
    private readonly onRequest: (request: HttpRequest) => RequestTaker,
    private readonly onLost: () => void
  ) {
    super();
  }

  /** A head that is cut off is read as far as it came; how much of its body was sent is not known then. */
  protected ownLast(bytes: Uint8Array, start: number, end: number, timeUs: number): void {
    if (this.#body.isOver() && looksLikeRequest(bytes, start, end) === 2) {
      this.#request(bytes, start, end, timeUs);
      this.#body.end();
    }
    this.#headEnd.forget();
  }

  protected isOwnDone(): boolean {
    return false;
  }

  protected ownSkip(missing: number): void {
    if (this.#body.isOver() || !this.#body.skip(missing)) this.onLost();
  }

  protected ownEnd(): void {
    this.#body.end();
  }

  protected ownUnseen(): number {
    return this.#body.unseen();
  }

  protected ownStep(bytes: Uint8Array, at: number, end: number, timeUs: number): number {
    return this.#body.isOver() ? this.#head(bytes, at, end, timeUs) : this.#body.read(bytes, at, end);
  }

  #head(bytes: Uint8Array, start: number, end: number, timeUs: number): number {
    if (this.#otherwise && looksLikeRequest(bytes, start, end) === 0)
      return this.handOver(this.#otherwise()).read(bytes, start, end, timeUs);
    const at = behindBlankLines(bytes, start, end);
    if (at === end) return end;
    const headEnd = this.#headEnd.find(bytes, at, end);
    if (headEnd >= 0) return this.#request(bytes, at, headEnd, timeUs) ? headEnd : end;
    if (looksLikeRequest(bytes, at, end) !== 0 && end - at <= maxHeadBytes) return at;
    // The middle of a body after a gap, say. The next segment may begin with a request.
    this.#headEnd.forget();
    return end;
  }

  #request(bytes: Uint8Array, start: number, end: number, timeUs: number): boolean {
    const { line, headers } = parseHead(bytes, start, end);
    const match = requestLine.exec(line);
    if (!match) return false;
    const [, method = '', target = ''] = match;
    const taker = this.onRequest({ method, target, headers, headBytes: end - start, timeUs });
    this.#otherwise = taker.otherwise;
    this.#body.begin(lengthOf(headers), taker.body);
    return true;
  }
}

/** RFC 9112 section 6.3: without a length a request has no body. */
const lengthOf = (headers: string): number | 'chunked' => {
  if (/\bchunked\b/i.test(headerValue(headers, 'transfer-encoding') ?? '')) return 'chunked';
  const length = Number(headerValue(headers, 'content-length') ?? 0);
  return Number.isSafeInteger(length) && length > 0 ? length : 0;
};
