import { u16be, u32be } from '../../bytes/integers.ts';
import type { SentMessage } from '../../model/capture.ts';
import { BodyGatherer } from './body-gatherer.ts';
import { DeflatedMessages } from './deflated-messages.ts';
import type { PayloadBudget } from '../payload-budget.ts';
import { SteppingReader } from '../stepping-reader.ts';

/** What is kept of one connection; more is not looked at. */
const maxMessage = 1 << 18;
const maxMessages = 1000;

// RFC 6455 section 5.2
const final = 0x80;
const compressed = 0x40;
const unused = 0x30;
const masked = 0x80;
const textFrame = 1;
const binaryFrame = 2;
const firstControl = 8;
const lastControl = 10;

interface Frame {
  readonly opcode: number;
  readonly isFinal: boolean;
  readonly isCompressed: boolean;
  readonly length: number;
  readonly mask: number;
  /** Where its payload begins. */
  readonly payload: number;
}

/** What a client says over a WebSocket (RFC 6455): its frames, unmasked and put together to messages. */
export class WebSocketReader extends SteppingReader {
  #done = false;
  #frame: Frame | null = null;
  #passed = 0;
  #message: BodyGatherer | null = null;
  readonly #deflated = new DeflatedMessages(maxMessage);

  constructor(
    private readonly budget: PayloadBudget,
    private readonly messages: SentMessage[]
  ) {
    super();
  }

  protected step(bytes: Uint8Array, at: number, end: number, timeUs: number): number {
    return this.#frame ? this.#pass(bytes, at, end) : this.#begin(bytes, at, end, timeUs);
  }

  last(): void {
    // A head that is cut says nothing.
  }

  skip(missing: number): void {
    const frame = this.#frame;
    if (!frame || frame.length - this.#passed < missing) {
      this.end();
      this.#done = true;
      return;
    }
    if (frame.opcode < firstControl) this.#message?.lost(missing);
    this.#passed += missing;
    this.#endFrame();
  }

  end(): void {
    const left = this.#frame && this.#frame.opcode < firstControl ? this.#frame.length - this.#passed : 0;
    this.#message?.end(this.#frame?.isFinal === true ? left : null);
    this.#message = null;
    this.#frame = null;
  }

  isDone(): boolean {
    return this.#done;
  }

  #begin(bytes: Uint8Array, start: number, end: number, timeUs: number): number {
    const frame = parseFrame(bytes, start, end);
    if (frame === 'cut') return start;
    this.#done = frame === 'none' || this.messages.length >= maxMessages;
    if (frame === 'none' || this.#done) return end;
    this.#frame = frame;
    this.#passed = 0;
    if (frame.opcode === textFrame || frame.opcode === binaryFrame)
      this.#message = this.#gatherer(frame, timeUs > 0 ? timeUs / 1000 : null);
    this.#endFrame();
    return frame.payload;
  }

  #gatherer({ opcode, isCompressed }: Frame, timeMs: number | null): BodyGatherer {
    return new BodyGatherer(this.budget, maxMessage, (data, cutFrom) => {
      const opened = isCompressed ? this.#deflated.open(data, cutFrom) : { data, cutFrom };
      const isText = opcode === textFrame;
      this.messages.push({
        timeMs,
        data: isText ? textOrBytes(opened.data) : opened.data,
        cutFrom: opened.cutFrom
      });
    });
  }

  #pass(bytes: Uint8Array, start: number, end: number): number {
    const frame = this.#frame!;
    const length = Math.min(end - start, frame.length - this.#passed);
    if (frame.opcode < firstControl)
      this.#message?.take(unmasked(bytes, start, start + length, frame.mask, this.#passed), 0, length);
    this.#passed += length;
    this.#endFrame();
    return start + length;
  }

  /** Control frames may stand between the frames of a message (section 5.4). */
  #endFrame(): void {
    const frame = this.#frame;
    if (!frame || this.#passed < frame.length) return;
    this.#frame = null;
    if (!frame.isFinal || frame.opcode >= firstControl) return;
    this.#message?.end(0);
    this.#message = null;
  }
}

/** `none`: what stands here is no frame of a client, which are all masked (section 5.1). */
const parseFrame = (bytes: Uint8Array, start: number, end: number): Frame | 'cut' | 'none' => {
  if (end - start < 2) return 'cut';
  const [first, second] = [bytes[start]!, bytes[start + 1]!];
  const opcode = first & 15;
  const isKnown = opcode <= binaryFrame || (opcode >= firstControl && opcode <= lastControl);
  if ((first & unused) !== 0 || (second & masked) === 0 || !isKnown) return 'none';
  const short = second & 0x7f;
  const lengthBytes = short === 126 ? 2 : short === 127 ? 8 : 0;
  const mask = start + 2 + lengthBytes;
  if (mask + 4 > end) return 'cut';
  const length = lengthBytes === 0 ? short : longLength(bytes, start + 2, lengthBytes);
  if (!Number.isSafeInteger(length)) return 'none';
  return {
    opcode,
    isFinal: (first & final) !== 0,
    isCompressed: (first & compressed) !== 0,
    length,
    mask: u32be(bytes, mask),
    payload: mask + 4
  };
};

const longLength = (bytes: Uint8Array, at: number, lengthBytes: 2 | 8): number =>
  lengthBytes === 2 ? u16be(bytes, at) : u32be(bytes, at) * 2 ** 32 + u32be(bytes, at + 4);

/** Section 5.3; `from` is how much of the frame was there before. */
const unmasked = (bytes: Uint8Array, start: number, end: number, mask: number, from: number): Uint8Array => {
  const clear = bytes.slice(start, end);
  for (let at = 0; at < clear.length; at++) clear[at]! ^= (mask >>> (24 - 8 * ((from + at) & 3))) & 255;
  return clear;
};

const textOrBytes = (data: Uint8Array): string | Uint8Array => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(data);
  } catch {
    return data; // called a text and is none, or was cut within a character
  }
};
