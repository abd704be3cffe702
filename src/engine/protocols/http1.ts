import { latin1 } from '../bytes/latin1.ts';
import type { StreamReader } from './stream-reader.ts';

/** What a request says of itself. `target` is as sent: origin-form, absolute-form, authority-form or `*`. */
export interface HttpRequest {
  readonly method: string;
  readonly target: string;
  readonly host: string | null;
  readonly referer: string | null;
  readonly headBytes: number;
  readonly timeUs: number;
}

const maxHeadBytes = 1 << 16;
const space = 0x20;

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

/** The requests of one direction of an HTTP/1 connection; bodies are stepped over (RFC 9112 section 6). */
export class HttpRequestReader implements StreamReader {
  #done = false;
  /** Bytes of a body still to be passed over. */
  #bodyLeft = 0;
  #chunked = false;

  /** `onRequest` answers whether HTTP goes on behind this request (not after CONNECT, say). */
  constructor(private readonly onRequest: (request: HttpRequest) => boolean) {}

  read(bytes: Uint8Array, start: number, end: number, timeUs: number): number {
    let at = start;
    while (at < end && !this.#done) {
      const before = at;
      if (this.#bodyLeft > 0) at = this.#passBody(at, end);
      else if (this.#chunked) at = this.#chunk(bytes, at, end);
      else at = this.#head(bytes, at, end, timeUs);
      if (at === before) return at;
    }
    return at;
  }

  last(bytes: Uint8Array, start: number, end: number, timeUs: number): void {
    if (!this.#done && !this.#chunked && this.#bodyLeft === 0 && looksLikeRequest(bytes, start, end) === 2)
      this.#request(latin1(bytes, start, end), end - start, timeUs);
  }

  isDone(): boolean {
    return this.#done;
  }

  skip(missing: number): void {
    if (this.#bodyLeft >= missing) {
      this.#bodyLeft -= missing;
      return;
    }
    this.#bodyLeft = 0;
    this.#chunked = false;
  }

  #passBody(at: number, end: number): number {
    const passed = Math.min(this.#bodyLeft, end - at);
    this.#bodyLeft -= passed;
    return at + passed;
  }

  #head(bytes: Uint8Array, start: number, end: number, timeUs: number): number {
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
    const lines = head.split(/\r?\n/);
    const match = requestLine.exec(lines[0] ?? '');
    if (!match) return false;
    const [, method = '', target = ''] = match;
    const fields = (name: string): string | null => fieldValue(lines, name);
    this.#chunked = /\bchunked\b/i.test(fields('transfer-encoding') ?? '');
    const length = Number(fields('content-length') ?? 0);
    this.#bodyLeft = !this.#chunked && Number.isSafeInteger(length) && length > 0 ? length : 0;
    const request = { method, target, host: fields('host'), referer: fields('referer'), headBytes, timeUs };
    this.#done = !this.onRequest(request);
    return true;
  }

  // RFC 9112 section 7.1: chunk-size in hexadecimal, extensions, CRLF, data, CRLF; size 0 ends, trailers follow
  #chunk(bytes: Uint8Array, start: number, end: number): number {
    const lineEnd = bytes.indexOf(0x0a, start);
    if (lineEnd < 0 || lineEnd >= end) {
      if (end - start > 4096) this.#chunked = false;
      return end - start > 4096 ? end : start;
    }
    const match = /^([0-9a-fA-F]{1,8})\s*(?:;.*)?\r?$/.exec(
      latin1(bytes, start, Math.min(lineEnd, start + 256))
    );
    const size = match ? parseInt(match[1]!, 16) : -1;
    if (size <= 0) this.#chunked = false;
    else this.#bodyLeft = size + 2;
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

const fieldValue = (lines: readonly string[], name: string): string | null => {
  for (const line of lines) {
    const colon = line.indexOf(':');
    if (colon === name.length && line.slice(0, colon).toLowerCase() === name)
      return line.slice(colon + 1).trim();
  }
  return null;
};
