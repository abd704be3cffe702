import { u32be } from '../../bytes/integers.ts';
import { edgeIn } from '../../model/answer-edge.ts';
import type { OpenExchange, StreamRequest } from '../http/exchanges.ts';
import type { TwoWay } from '../stream-reader.ts';
import { frameHeaderBytes, FrameReader, settingsFrame, type FrameTaker } from './frame-reader.ts';
import type { Field } from './static-table.ts';

/** Streams that are open at the same time; servers allow some hundred. */
const maxStreams = 1024;
// RFC 9113 section 3.2: a request that asked for the upgrade is the first stream.
const upgradedStream = 1;

interface OpenStream {
  readonly exchange: OpenExchange;
  isAsked: boolean;
  isAnswered: boolean;
}

/** The streams of one connection of HTTP/2: what is asked on each, and what is answered. */
export class Http2Connection implements TwoWay {
  readonly #open = new Map<number, OpenStream>();
  readonly client = new FrameReader(this.#clientFrames(), true, true);
  readonly server = new FrameReader(this.#serverFrames(), false, false);

  /** `upgraded`: the exchange of HTTP/1 that asked for this. `onRequest` gives null for a tunnel. */
  constructor(
    private readonly onRequest: (request: StreamRequest) => OpenExchange | null,
    upgraded: OpenExchange | null
  ) {
    if (upgraded) this.#open.set(upgradedStream, { exchange: upgraded, isAsked: true, isAnswered: false });
  }

  /** Section 3.4: a server begins with its settings, on stream 0. */
  isAnswer(bytes: Uint8Array, start: number, end: number): boolean | null {
    if (end - start < frameHeaderBytes) return null;
    return bytes[start + 3] === settingsFrame && (u32be(bytes, start + 5) & 0x7fffffff) === 0;
  }

  #clientFrames(): FrameTaker {
    return {
      fields: (stream, fields, bytes, timeUs) => {
        // A second block are trailers.
        if (!this.#open.has(stream)) this.#begin(stream, requestOf(fields, bytes, timeUs));
      },
      data: (stream, bytes, start, end) => this.#open.get(stream)?.exchange.body.take(bytes, start, end),
      unseen: (stream, count) => this.#open.get(stream)?.exchange.body.lost(count),
      end: (stream) => {
        this.#asked(stream);
      },
      over: () => {
        for (const { exchange } of this.#open.values()) exchange.body.end(null);
        this.#open.clear();
      }
    };
  }

  #serverFrames(): FrameTaker {
    return {
      fields: (stream, fields, bytes) => {
        this.#answer(stream, fields);
        this.#open.get(stream)?.exchange.received(bytes);
      },
      data: () => undefined,
      unseen: (stream, count) => this.#open.get(stream)?.exchange.received(count),
      end: (stream) => {
        this.#answered(stream);
      },
      over: () => undefined
    };
  }

  #asked(stream: number): void {
    const open = this.#open.get(stream);
    if (!open) return;
    open.exchange.body.end(0);
    open.isAsked = true;
    if (open.isAnswered) this.#open.delete(stream);
  }

  #answered(stream: number): void {
    const open = this.#open.get(stream);
    if (!open) return;
    open.isAnswered = true;
    if (open.isAsked) this.#open.delete(stream);
  }

  #begin(stream: number, request: StreamRequest | null): void {
    const exchange = request && this.onRequest(request);
    if (!exchange) return;
    const [oldest] = this.#open.size < maxStreams ? [] : this.#open.keys();
    if (oldest !== undefined) this.#drop(oldest);
    this.#open.set(stream, { exchange, isAsked: false, isAnswered: false });
  }

  #drop(stream: number): void {
    this.#open.get(stream)?.exchange.body.end(null);
    this.#open.delete(stream);
  }

  /** RFC 9113 section 8.1: interim answers come before, trailers (without a status) behind. */
  #answer(stream: number, fields: readonly Field[]): void {
    const status = Number(valueOf(fields, ':status') ?? NaN);
    if (status >= 200 && status < 600)
      this.#open.get(stream)?.exchange.answer(status, valueOf(fields, 'content-type'), edgeIn(fields));
  }
}

const valueOf = (fields: readonly Field[], name: string): string | null =>
  fields.find((field) => field.name === name)?.value ?? null;

/** RFC 9113 section 8.3.1; null for a block without a method. */
const requestOf = (fields: readonly Field[], headBytes: number, timeUs: number): StreamRequest | null => {
  const method = valueOf(fields, ':method');
  if (method === null) return null;
  return {
    method,
    scheme: valueOf(fields, ':scheme') ?? 'http',
    authority: valueOf(fields, ':authority'),
    path: valueOf(fields, ':path') ?? '',
    headers: headerLines(fields),
    headBytes,
    timeUs
  };
};

/** As `RequestContent.headers`. Section 8.2.3: a cookie may come in crumbs. */
const headerLines = (fields: readonly Field[]): string => {
  const cookies = fields.filter(({ name }) => name === 'cookie').map(({ value }) => value);
  const others = fields.filter(({ name }) => !name.startsWith(':') && name !== 'cookie');
  const all = cookies.length > 0 ? [...others, { name: 'cookie', value: cookies.join('; ') }] : others;
  return all.map(({ name, value }) => `${name}: ${value}`.replace(/[\r\n]+/g, ' ')).join('\n');
};
