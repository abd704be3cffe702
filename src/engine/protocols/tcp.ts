import { u32be } from '../bytes/integers.ts';
import { undecodable, type FlowTable } from './flow-table.ts';
import type { Frame } from './frame.ts';
import type { StreamChooser } from './stream-chooser.ts';
import { TcpStream } from './tcp-stream.ts';

// States of a side. Between `tried` and `reading`: how often its segments were looked at in vain.
const fresh = 0;
const synSeen = 1;
const tried = 2;
const reading = 254;
const finished = 255;
/** Segments of a side whose beginning is looked at before the side is given up: STARTTLS, or a capture begun midway. */
const tries = 24;

// RFC 9293 section 3.1
export const tcpHeaderBytes = 20;
const flagFin = 0x01;
const flagSyn = 0x02;
const flagRst = 0x04;
const flagAck = 0x10;

/** The TCP connections of a capture: handshakes are timed, streams put in order for whoever reads them. */
export class TcpConnections {
  gaps = 0;
  readonly #streams = new Map<number, TcpStream>();

  constructor(
    private readonly flows: FlowTable,
    private readonly chooser: StreamChooser
  ) {}

  /** One segment on a side; the frame stands at a TCP header that is whole. */
  segment(frame: Frame, side: number): void {
    const { bytes, at, end } = frame;
    const flags = bytes[at + 13]!;
    const sequence = u32be(bytes, at + 4);
    if (flags & flagSyn) this.#syn(side, flags, sequence, frame.timeUs);
    const payload = at + (bytes[at + 12]! >> 4) * 4;
    const state = this.flows.sideState[side]!;
    if (payload < end && state !== finished) {
      const from = flags & flagSyn ? (sequence + 1) >>> 0 : sequence;
      this.#payload(frame, side, state, from, payload);
    }
    if (flags & (flagFin | flagRst)) this.#ended(side, (flags & flagRst) !== 0);
  }

  /** After a FIN, segments that were lost may still be sent again. */
  #ended(side: number, isReset: boolean): void {
    const stream = this.#streams.get(side);
    if (stream && (isReset || !stream.isWaiting())) this.#finishSide(side);
  }

  /** A SYN begins a connection, also on ports that were used before. */
  #syn(side: number, flags: number, sequence: number, timeUs: number): void {
    const { flows } = this;
    const isAnswer = (flags & flagAck) !== 0;
    flows.setClient(isAnswer ? side ^ 1 : side);
    this.#time(side >> 1, isAnswer, timeUs);
    const expected = (sequence + 1) >>> 0;
    if (flows.sideState[side] === synSeen && flows.expected[side] === expected) return;
    if (flows.sideState[side] === reading) this.#finishSide(side);
    flows.sideState[side] = synSeen;
    flows.expected[side] = expected;
  }

  /** A second SYN before the answer: which of them was answered cannot be told, so neither is timed. */
  #time(flow: number, isAnswer: boolean, timeUs: number): void {
    const { synUs, handshakeUs } = this.flows;
    const asked = synUs[flow]!;
    if (!isAnswer) {
      synUs[flow] = asked === 0 ? timeUs : -1;
      return;
    }
    const roundTripUs = asked > 0 ? timeUs - asked : 0;
    if (roundTripUs > 0 && (handshakeUs[flow] === 0 || roundTripUs < handshakeUs[flow]!))
      handshakeUs[flow] = roundTripUs;
    synUs[flow] = 0;
  }

  #payload(frame: Frame, side: number, state: number, sequence: number, start: number): void {
    const { bytes, end, timeUs } = frame;
    this.flows.mark(side, undecodable);
    let stream = state === reading ? this.#streams.get(side) : undefined;
    stream ??= this.#begin(side, state, sequence, bytes, start, end);
    if (!stream) return;
    stream.segment(sequence, bytes, start, end, frame.missing, timeUs);
    if (stream.isDone()) this.#close(side, stream);
  }

  /** Decides by the first bytes of a segment who shall read the stream; nothing is kept for a stream nobody reads. */
  #begin(
    side: number,
    state: number,
    sequence: number,
    bytes: Uint8Array,
    start: number,
    end: number
  ): TcpStream | undefined {
    const expected = state === synSeen ? this.flows.expected[side]! : sequence;
    const reader =
      expected === sequence ? this.chooser.readerFor(side, bytes, start, end) : this.chooser.firstLook(side);
    if (reader) {
      const stream = new TcpStream(reader, expected);
      this.#streams.set(side, stream);
      this.flows.sideState[side] = reading;
      return stream;
    }
    const next = Math.max(tried, state + 1);
    this.flows.sideState[side] = next > tried + tries ? finished : next;
    return undefined;
  }

  #close(side: number, stream: TcpStream): void {
    this.gaps += stream.gaps;
    this.#streams.delete(side);
    this.flows.sideState[side] = this.chooser.looksAgain(side) ? fresh : finished;
  }

  #finishSide(side: number): void {
    const stream = this.#streams.get(side);
    if (!stream) return;
    stream.finish();
    this.#close(side, stream);
  }

  /** The end of the last file: what still waits for more is read as far as it goes. */
  finish(): void {
    for (const side of [...this.#streams.keys()]) this.#finishSide(side);
  }
}
