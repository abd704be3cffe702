import { u16be, u32be } from '../../bytes/integers.ts';
import { HandingOver } from '../stepping-reader.ts';
import type { StreamReader } from '../stream-reader.ts';
import { behindBlankLines, HeadEnd, maxHeadBytes, parseHead } from './head.ts';
import { MessageBody, type BodyLength } from './message-body.ts';

export interface HttpResponse {
  readonly status: number;
  /** As `RequestContent.headers`. */
  readonly headers: string;
}

/** What follows a head: a body, or another protocol that somebody reads, or nobody (null). */
export type Following = BodyLength | StreamReader | null;

/** Learns of responses, in their order. */
export interface ResponseTaker {
  head(response: HttpResponse): Following;
  /** So many more bytes belong to what was begun by the last head, itself included. */
  received(bytes: number): void;
  /** Bytes are missing in which responses may have stood. */
  lost(): void;
}

export const looksLikeResponse = (bytes: Uint8Array, start: number, end: number): boolean =>
  // "HTTP/1"
  end - start >= 8 && u32be(bytes, start) === 0x48545450 && u16be(bytes, start + 4) === 0x2f31;

// RFC 9112 section 4: HTTP-version SP status-code SP [ reason-phrase ]; some servers leave the last space out
const statusLine = /^HTTP\/1\.[0-9] ([1-5][0-9]{2})(?: |$)/;
/** Every response is longer. */
export const leastHead = 'HTTP/1.1 200'.length;

/** The responses of one direction of an HTTP/1 connection: their heads are read, their bodies only measured. */
export class ResponseReader extends HandingOver {
  readonly #body = new MessageBody();
  readonly #headEnd = new HeadEnd();
  #isTunnel = false;
  #isDone = false;

  constructor(private readonly taker: ResponseTaker) {
    super();
  }

  protected ownLast(bytes: Uint8Array, start: number, end: number): void {
    if (this.#body.isOver() && end - start >= leastHead && looksLikeResponse(bytes, start, end)) {
      this.#response(bytes, start, end);
      this.#body.end();
    }
    this.#headEnd.forget();
  }

  protected isOwnDone(): boolean {
    return this.#isDone;
  }

  protected ownSkip(missing: number): void {
    if (!this.#body.isOver() && this.#body.skip(missing)) this.taker.received(missing);
    else this.taker.lost();
  }

  protected ownEnd(): void {
    this.#body.end();
  }

  protected ownUnseen(): number {
    return this.#body.unseen();
  }

  protected ownStep(bytes: Uint8Array, at: number, end: number): number {
    if (this.#body.isOver()) return this.#head(bytes, at, end);
    const next = this.#body.read(bytes, at, end);
    this.taker.received(next - at);
    return next;
  }

  #head(bytes: Uint8Array, start: number, end: number): number {
    const at = behindBlankLines(bytes, start, end);
    if (end - at < leastHead) return at;
    if (!looksLikeResponse(bytes, at, end)) return this.#strange(end);
    const headEnd = this.#headEnd.find(bytes, at, end);
    if (headEnd >= 0) return this.#response(bytes, at, headEnd) ? headEnd : this.#strange(end);
    return end - at <= maxHeadBytes ? at : this.#strange(end);
  }

  /** No response: behind CONNECT, what was tunnelled. Else the next segment may begin with one again. */
  #strange(end: number): number {
    this.#headEnd.forget();
    this.#isDone = this.#isTunnel;
    if (!this.#isTunnel) this.taker.lost();
    return end;
  }

  #response(bytes: Uint8Array, start: number, end: number): boolean {
    const { line, headers } = parseHead(bytes, start, end);
    const match = statusLine.exec(line);
    if (!match) return false;
    const following = this.taker.head({ status: Number(match[1]), headers });
    this.taker.received(end - start);
    this.#isTunnel = following === null;
    if (following === null) return true;
    if (typeof following === 'object') this.handOver(following);
    else this.#body.begin(following, null);
    return true;
  }
}
