import { beginsAs } from '../../bytes/begins.ts';
import { joined } from '../../bytes/joined.ts';
import { u24be, u32be } from '../../bytes/integers.ts';
import { SteppingReader } from '../stepping-reader.ts';
import { HpackDecoder } from './hpack.ts';
import type { Field } from './static-table.ts';

/** What one side of a connection says, frame by frame. */
export interface FrameTaker {
  /** The fields of a request or response, or trailers; `bytes` is what its frames take. */
  fields(stream: number, fields: readonly Field[], bytes: number, timeUs: number): void;
  data(stream: number, bytes: Uint8Array, start: number, end: number): void;
  /** So many bytes of data that were not looked at: not wanted, or (`isLost`) not captured. */
  unseen(stream: number, count: number, isLost: boolean): void;
  /** Nothing more comes from this side on the stream. */
  end(stream: number): void;
  /** Nothing more comes from this side at all. */
  over(): void;
}

// RFC 9113 section 3.4
export const preface = new TextEncoder().encode('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n');

// RFC 9113 section 4.1: length (3), type, flags, stream (4)
export const frameHeaderBytes = 9;
// Section 6
const dataFrame = 0;
const headersFrame = 1;
const resetFrame = 3;
export const settingsFrame = 4;
const pushFrame = 5;
const continuationFrame = 9;
const endStream = 0x01;
const endHeaders = 0x04;
const padded = 0x08;
const withPriority = 0x20;

/** A block of fields in several frames: together no longer than this. */
const maxBlockBytes = 1 << 17;

interface Frame {
  readonly type: number;
  readonly flags: number;
  readonly stream: number;
}

/** A block of fields whose last frame is still to come. */
interface Block {
  readonly frame: Frame;
  readonly parts: Uint8Array[];
  bytes: number;
}

/** One direction of HTTP/2 in the clear (RFC 9113): header blocks are decoded, data goes to whoever wants it. */
export class FrameReader extends SteppingReader {
  readonly #hpack = new HpackDecoder();
  /** Of a frame whose payload is stepped over or handed on as it comes. */
  #frame: Frame | null = null;
  #left = 0;
  #padding = 0;
  #block: Block | null = null;
  #isDone = false;

  constructor(
    private readonly taker: FrameTaker,
    private readonly wantsData: boolean,
    private isPrefaceDue: boolean
  ) {
    super();
  }

  protected step(bytes: Uint8Array, at: number, end: number, timeUs: number): number {
    return this.#frame ? this.#payload(bytes, at, end) : this.#begin(bytes, at, end, timeUs);
  }

  last(): void {
    // A frame that is cut says nothing that could be told apart.
  }

  isDone(): boolean {
    return this.#isDone;
  }

  /** What a later block of fields means depends on every one before it: behind a gap only data may be lost. */
  skip(missing: number): void {
    if (!this.#frame || missing > this.#left) this.#isDone = true;
    else this.#stepOver(missing, true);
  }

  end(): void {
    this.#isDone = true;
    this.taker.over();
  }

  unseen(): number {
    return this.wantsData ? 0 : this.#left;
  }

  pass(count: number): void {
    this.#stepOver(Math.min(count, this.#left), false);
  }

  #begin(bytes: Uint8Array, start: number, end: number, timeUs: number): number {
    if (this.isPrefaceDue) return this.#preface(bytes, start, end);
    if (end - start < frameHeaderBytes) return start;
    const length = u24be(bytes, start);
    const stream = u32be(bytes, start + 5) & 0x7fffffff;
    const frame = { type: bytes[start + 3]!, flags: bytes[start + 4]!, stream };
    const body = start + frameHeaderBytes;
    if (!holdsFields(frame.type)) return this.#open(frame, length, bytes, body, end);
    if (length > maxBlockBytes) this.#isDone = true;
    if (length > end - body || this.#isDone) return this.#isDone ? end : start;
    this.#fields(frame, bytes, body, body + length, timeUs);
    return body + length;
  }

  #preface(bytes: Uint8Array, start: number, end: number): number {
    if (end - start < preface.length) return start;
    this.isPrefaceDue = false;
    this.#isDone = !beginsAs(bytes, start, end, preface);
    return start + preface.length;
  }

  /** Where the payload goes on; waits where the length of its padding (section 6.1) is still to come. */
  #open(frame: Frame, length: number, bytes: Uint8Array, body: number, end: number): number {
    const isPadded = frame.type === dataFrame && (frame.flags & padded) !== 0 && length > 0;
    if (isPadded && body >= end) return body - frameHeaderBytes;
    this.#frame = frame;
    this.#left = length - (isPadded ? 1 : 0);
    this.#padding = isPadded ? Math.min(bytes[body]!, this.#left) : 0;
    if (this.#left === 0) this.#close();
    return isPadded ? body + 1 : body;
  }

  #payload(bytes: Uint8Array, start: number, end: number): number {
    const count = Math.min(end - start, this.#left);
    const data = Math.min(count, this.#left - this.#padding);
    const { type, stream } = this.#frame!;
    if (!this.wantsData || type !== dataFrame) this.#stepOver(count, false);
    else {
      if (data > 0) this.taker.data(stream, bytes, start, start + data);
      this.#moved(count);
    }
    return start + count;
  }

  #stepOver(count: number, isLost: boolean): void {
    const data = Math.min(count, this.#left - this.#padding);
    const { type, stream } = this.#frame!;
    if (type === dataFrame && data > 0) this.taker.unseen(stream, data, isLost);
    this.#moved(count);
  }

  #moved(count: number): void {
    this.#left -= count;
    this.#padding = Math.min(this.#padding, this.#left);
    if (this.#left === 0) this.#close();
  }

  #close(): void {
    const { type, flags, stream } = this.#frame!;
    this.#frame = null;
    if (type === resetFrame || (type === dataFrame && (flags & endStream) !== 0)) this.taker.end(stream);
  }

  /** Section 4.3: the frames of one block follow each other, and nothing comes between them. */
  #fields(frame: Frame, bytes: Uint8Array, start: number, end: number, timeUs: number): void {
    const isMore = frame.type === continuationFrame;
    if (isMore !== (this.#block !== null)) this.#isDone = true;
    const from = isMore ? start : behindPriority(frame, start, end);
    const until = isMore || (frame.flags & padded) === 0 ? end : end - bytes[start]!;
    if (this.#isDone || from > until) {
      this.#isDone = true;
      return;
    }
    this.#block ??= { frame, parts: [], bytes: 0 };
    this.#block.parts.push(bytes.slice(from, until));
    this.#block.bytes += frameHeaderBytes + end - start;
    if (this.#block.bytes > maxBlockBytes) this.#isDone = true;
    else if ((frame.flags & endHeaders) !== 0) this.#decode(this.#block, timeUs);
  }

  #decode({ frame, parts, bytes }: Block, timeUs: number): void {
    this.#block = null;
    const whole = joined(parts);
    const fields = this.#hpack.decode(whole, 0, whole.length);
    if (!fields) {
      this.#isDone = true;
      return;
    }
    // What a server sends unasked for nobody asked for: it only counts for the compression.
    if (frame.type === pushFrame) return;
    this.taker.fields(frame.stream, fields, bytes, timeUs);
    if ((frame.flags & endStream) !== 0) this.taker.end(frame.stream);
  }
}

const holdsFields = (type: number): boolean =>
  type === headersFrame || type === pushFrame || type === continuationFrame;

/** Where the block begins: behind the length of the padding, and a priority (5) or the promised stream (4). */
const behindPriority = ({ type, flags }: Frame, start: number, end: number): number => {
  const isPadded = (flags & padded) !== 0;
  const ahead = type === pushFrame ? 4 : (flags & withPriority) !== 0 ? 5 : 0;
  return isPadded && start >= end ? end + 1 : start + (isPadded ? 1 : 0) + ahead;
};
