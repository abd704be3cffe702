import { latin1 } from '../bytes/latin1.ts';
import { headerValue } from '../model/header-fields.ts';
import type { StreamReader } from './stream-reader.ts';

/** What a request says of itself. `target` is as sent: origin-form, absolute-form, authority-form or `*`. */
export interface HttpRequest {
  readonly method: string;
  readonly target: string;
  /** As `RequestContent.headers`. */
  readonly headers: string;
  readonly headBytes: number;
  readonly timeUs: number;
}

/** Takes the body of a request: `end` comes once, with how much of it is not in the capture (null: not known). */
export interface BodyTaker {
  take(bytes: Uint8Array, start: number, end: number): void;
  lost(missing: number): void;
  end(stillToCome: number | null): void;
}

/** Who takes what belongs to a request. */
export interface RequestTaker {
  readonly body: BodyTaker;
  /** Asked for where the connection goes on as a WebSocket. */
  readonly webSocket: () => StreamReader;
}

const maxHeadBytes = 1 << 16;
const space = 0x20;
const crlfBytes = 2;

/** RFC 9110 section 5.6.2: a method is a token; those in use are upper case. 0 no, 1 not enough bytes, 2 looks like one. */
export const looksLikeRequest = (bytes: Uint8Array, start: number, end: number): 0 | 1 | 2 => {
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
export class HttpRequestReader implements StreamReader {
  #done = false;
  /** Bytes of a body, or of a chunk and its CRLF, that are still to come. */
  #bodyLeft = 0;
  /** How many of these belong to the framing. */
  #frameLeft = 0;
  #chunked = false;
  #body: BodyTaker | null = null;
  /** Given by a request that asks for a WebSocket, until it is seen what follows. */
  #upgrade: RequestTaker['webSocket'] | null = null;
  #webSocket: StreamReader | null = null;

  /** `onRequest` gives whoever takes the rest of it, null where HTTP ends with this request (CONNECT, say). */
  constructor(private readonly onRequest: (request: HttpRequest) => RequestTaker | null) {}

  read(bytes: Uint8Array, start: number, end: number, timeUs: number): number {
    let at = start;
    while (at < end && !this.#done) {
      const before = at;
      if (this.#webSocket) return this.#webSocket.read(bytes, at, end, timeUs);
      if (this.#bodyLeft > 0) at = this.#passBody(bytes, at, end);
      else if (this.#chunked) at = this.#chunk(bytes, at, end);
      else at = this.#head(bytes, at, end, timeUs);
      if (at === before) return at;
    }
    return at;
  }

  last(bytes: Uint8Array, start: number, end: number, timeUs: number): void {
    if (this.#webSocket) this.#webSocket.last(bytes, start, end, timeUs);
    else if (
      !this.#done &&
      !this.#chunked &&
      this.#bodyLeft === 0 &&
      looksLikeRequest(bytes, start, end) === 2
    )
      this.#request(latin1(bytes, start, end), end - start, timeUs);
  }

  isDone(): boolean {
    return this.#done || (this.#webSocket?.isDone() ?? false);
  }

  skip(missing: number): void {
    this.#webSocket?.skip(missing);
    if (this.#bodyLeft < missing) {
      this.#endBody();
      return;
    }
    const data = Math.min(missing, this.#bodyLeft - this.#frameLeft);
    if (data > 0) this.#body?.lost(data);
    this.#bodyLeft -= missing;
    this.#frameLeft = Math.min(this.#frameLeft, this.#bodyLeft);
    if (this.#bodyLeft === 0 && !this.#chunked) this.#endBody();
  }

  end(): void {
    this.#webSocket?.end();
    this.#endBody();
  }

  #passBody(bytes: Uint8Array, at: number, end: number): number {
    const passed = Math.min(this.#bodyLeft, end - at);
    const data = Math.min(this.#bodyLeft - this.#frameLeft, passed);
    if (data > 0) this.#body?.take(bytes, at, at + data);
    this.#bodyLeft -= passed;
    this.#frameLeft = Math.min(this.#frameLeft, this.#bodyLeft);
    if (this.#bodyLeft === 0 && !this.#chunked) this.#endBody();
    return at + passed;
  }

  /** Whole, or as far as it came: chunks that go on do not say how far. */
  #endBody(): void {
    this.#body?.end(this.#chunked ? null : this.#bodyLeft);
    this.#body = null;
    this.#bodyLeft = 0;
    this.#frameLeft = 0;
    this.#chunked = false;
  }

  #head(bytes: Uint8Array, start: number, end: number, timeUs: number): number {
    if (this.#upgrade && looksLikeRequest(bytes, start, end) === 0) {
      this.#webSocket = this.#upgrade();
      return this.#webSocket.read(bytes, start, end, timeUs);
    }
    const at = behindBlankLines(bytes, start, end);
    if (at === end) return end;
    const headEnd = endOfHead(bytes, at, end);
    if (headEnd < 0) {
      if (looksLikeRequest(bytes, at, end) === 0 || end - at > maxHeadBytes) return this.#lost(end);
      return at;
    }
    if (!this.#request(latin1(bytes, at, headEnd), headEnd - at, timeUs)) return this.#lost(end);
    return headEnd;
  }

  /** What stands here is no request: the middle of a body after a gap, say. The next segment may begin with one. */
  #lost(end: number): number {
    return end;
  }

  #request(head: string, headBytes: number, timeUs: number): boolean {
    const { line, headers } = parseHead(head);
    const match = requestLine.exec(line);
    if (!match) return false;
    const [, method = '', target = ''] = match;
    const taker = this.onRequest({ method, target, headers, headBytes, timeUs });
    this.#done = taker === null;
    this.#body = taker?.body ?? null;
    // RFC 6455 section 4.1; the answer is not read: what follows shows whether the server agreed.
    this.#upgrade = asksForWebSocket(headers) ? (taker?.webSocket ?? null) : null;
    this.#chunked = /\bchunked\b/i.test(headerValue(headers, 'transfer-encoding') ?? '');
    const length = Number(headerValue(headers, 'content-length') ?? 0);
    this.#bodyLeft = !this.#chunked && Number.isSafeInteger(length) && length > 0 ? length : 0;
    if (this.#bodyLeft === 0 && !this.#chunked) this.#endBody();
    return true;
  }

  // RFC 9112 section 7.1: chunk-size in hexadecimal, extensions, CRLF, data, CRLF; size 0 ends, trailers follow
  #chunk(bytes: Uint8Array, start: number, end: number): number {
    const lineEnd = bytes.indexOf(0x0a, start);
    if (lineEnd < 0 || lineEnd >= end) {
      if (end - start > 4096) this.#endBody();
      return end - start > 4096 ? end : start;
    }
    const match = /^([0-9a-fA-F]{1,8})\s*(?:;.*)?\r?$/.exec(
      latin1(bytes, start, Math.min(lineEnd, start + 256))
    );
    const size = match ? parseInt(match[1]!, 16) : -1;
    if (size > 0) {
      this.#bodyLeft = size + crlfBytes;
      this.#frameLeft = crlfBytes;
      return lineEnd + 1;
    }
    // Size 0 is the end as it should be.
    if (size === 0) this.#chunked = false;
    this.#endBody();
    return size < 0 ? end : lineEnd + 1;
  }
}

const behindBlankLines = (bytes: Uint8Array, start: number, end: number): number => {
  let at = start;
  while (at < end && (bytes[at] === 0x0d || bytes[at] === 0x0a)) at++;
  return at;
};

/** Position behind the empty line that ends a head, or -1. */
const endOfHead = (bytes: Uint8Array, start: number, end: number): number => {
  for (let at = bytes.indexOf(0x0a, start); at >= 0 && at < end; at = bytes.indexOf(0x0a, at + 1)) {
    if (bytes[at + 1] === 0x0a && at + 1 < end) return at + 2;
    if (bytes[at + 1] === 0x0d && bytes[at + 2] === 0x0a && at + 2 < end) return at + 3;
  }
  return -1;
};

/** The first line, and the fields as lines of their own: one that begins with a space goes on (RFC 9112 section 5.2). */
const parseHead = (head: string): { readonly line: string; readonly headers: string } => {
  const [line = '', ...rest] = head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  const fields: string[] = [];
  for (const text of rest) {
    const colon = text.indexOf(':');
    if (colon > 0) fields.push(`${text.slice(0, colon)}: ${text.slice(colon + 1).trim()}`);
  }
  return { line, headers: fields.join('\n') };
};

const asksForWebSocket = (headers: string): boolean =>
  headerValue(headers, 'upgrade')?.toLowerCase() === 'websocket';
