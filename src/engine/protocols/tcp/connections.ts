import { u32be } from '../../bytes/integers.ts';
import { undecodable, type FlowTable } from '../flow-table.ts';
import type { Frame } from '../frame.ts';
import { HeldBytes } from './held-bytes.ts';
import type { StreamChooser } from '../stream-chooser.ts';
import { maxLooks } from './first-look.ts';
import { PassedBytes } from './passed-bytes.ts';
import { distance, TcpStream } from './stream.ts';

// States of a side. Between `tried` and `passing`: how often its segments were looked at in vain.
const fresh = 0;
const synSeen = 1;
const tried = 2;
const passing = 253;
const reading = 254;
const finished = 255;

/** More streams are not read at the same time: the one that began first ends. */
const maxStreams = 1 << 16;
/** Fewer bytes that nobody looks at are not worth the change. */
const leastPassed = 4096;
/** RFC 9293 section 3.4: of two sequence numbers it can be told which comes first where they are less than 2^31 apart. */
const mostPassed = 1 << 30;

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
  readonly #passed = new PassedBytes();
  readonly #held = new HeldBytes();

  constructor(
    private readonly flows: FlowTable,
    private readonly chooser: StreamChooser
  ) {}

  /** One segment on a side; the frame stands at a TCP header that is whole. */
  segment(frame: Frame, side: number): void {
    const { bytes, at, end } = frame;
    const flags = bytes[at + 13]!;
    const headerBytes = (bytes[at + 12]! >> 4) * 4;
    // What is no header, or the words that a reset may say (RFC 9293 section 3.5.3), belongs to no stream.
    if (headerBytes < tcpHeaderBytes) return;
    const sequence = u32be(bytes, at + 4);
    if (flags & flagSyn) this.#syn(side, flags, sequence, frame.timeUs);
    const from = flags & flagSyn ? (sequence + 1) >>> 0 : sequence;
    const start = at + headerBytes;
    const state = this.flows.sideState[side]!;
    if (state !== finished && start < end && (flags & flagRst) === 0) {
      const sent = end - start + frame.missing;
      if (state !== passing || !this.#passed.holds(side, from, sent)) this.#payload(frame, side, from, start);
    }
    if (flags & (flagFin | flagRst))
      this.#ends(side, flags, (from + Math.max(0, end - start) + frame.missing) >>> 0);
  }

  /** After a FIN, segments that came late or were lost may still follow. */
  #ends(side: number, flags: number, sequence: number): void {
    const stream = this.#streams.get(side);
    if (!stream) return;
    const isReset = (flags & flagRst) !== 0;
    if (this.flows.sideState[side] === passing)
      this.#stopPassing(side, stream, isReset ? stream.next : sequence);
    if (isReset) {
      if (distance(stream.next, sequence) >= 0) this.#finishSide(side);
      return;
    }
    stream.endsAt(sequence);
    this.#settle(side, stream);
  }

  /** A SYN begins a connection, also on ports that were used before; the same one again begins nothing. */
  #syn(side: number, flags: number, sequence: number, timeUs: number): void {
    const { flows } = this;
    const isAnswer = (flags & flagAck) !== 0;
    const expected = (sequence + 1) >>> 0;
    this.#time(side >> 1, isAnswer, timeUs);
    if (flows.sideState[side] !== fresh && flows.expected[side] === expected) return;
    flows.setClient(isAnswer ? side ^ 1 : side);
    this.#finishSide(side);
    if (!isAnswer) {
      this.#finishSide(side ^ 1);
      flows.sideState[side ^ 1] = fresh;
      this.chooser.begins(side >> 1);
    }
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

  #payload(frame: Frame, side: number, sequence: number, start: number): void {
    const { bytes, end, timeUs } = frame;
    const stream = this.#streamOf(side, sequence, bytes, start, end);
    if (!stream) return;
    stream.segment(sequence, bytes, start, end, frame.missing, timeUs);
    this.#settle(side, stream);
  }

  #streamOf(
    side: number,
    sequence: number,
    bytes: Uint8Array,
    start: number,
    end: number
  ): TcpStream | undefined {
    const state = this.flows.sideState[side]!;
    const stream = state >= passing ? this.#streams.get(side) : undefined;
    if (!stream) return this.#begin(side, state, sequence, bytes, start, end);
    if (state === passing) this.#stopPassing(side, stream, sequence);
    return stream;
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
    const { flows, chooser } = this;
    flows.mark(side, undecodable);
    const isWhole = state === synSeen;
    const expected = isWhole ? flows.expected[side]! : sequence;
    const early = distance(expected, sequence);
    // Before the beginning: an idle connection kept alive (RFC 9293 section 3.8.4)
    if (start - early >= end) return undefined;
    const reader =
      early > 0
        ? chooser.firstLook(side, isWhole)
        : chooser.readerFor(side, bytes, start - early, end, isWhole);
    if (state === fresh) flows.expected[side] = sequence;
    if (reader && reader !== 'nobody') return this.#read(side, new TcpStream(reader, expected, this.#held));
    const next = Math.max(tried, state + 1);
    flows.sideState[side] = reader === 'nobody' || next > tried + maxLooks ? finished : next;
    return undefined;
  }

  #read(side: number, stream: TcpStream): TcpStream {
    if (this.#streams.size >= maxStreams) this.#finishSide(this.#streams.keys().next().value!);
    this.#streams.set(side, stream);
    this.flows.sideState[side] = reading;
    return stream;
  }

  #settle(side: number, stream: TcpStream): void {
    if (stream.isDone()) this.#close(side, stream);
    else if (stream.isOver()) this.#finishSide(side);
    else {
      const unseen = stream.unseen();
      if (unseen < leastPassed) return;
      this.flows.sideState[side] = passing;
      this.#passed.begin(side, stream.next, Math.min(unseen, mostPassed));
    }
  }

  /** `until`: the stream is known to go on from there, if it had not ended before. */
  #stopPassing(side: number, stream: TcpStream, until: number): void {
    this.flows.sideState[side] = reading;
    stream.pass(this.#passed.end(side, stream.next, until));
  }

  #close(side: number, stream: TcpStream): void {
    this.gaps += stream.gaps;
    this.#streams.delete(side);
    this.flows.sideState[side] = finished;
  }

  #finishSide(side: number): void {
    const stream = this.#streams.get(side);
    if (!stream) return;
    if (this.flows.sideState[side] === passing) this.#stopPassing(side, stream, stream.next);
    stream.finish();
    this.#close(side, stream);
  }

  /** The end of the last file: what still waits for more is read as far as it goes. */
  finish(): void {
    for (const side of [...this.#streams.keys()]) this.#finishSide(side);
  }
}
