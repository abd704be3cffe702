import { u16be, u24be } from '../../bytes/integers.ts';
import { parseHello, type ClientHello } from './client-hello.ts';

// RFC 6347 section 4.1: type, version, epoch (2), sequence number (6), length
const recordHeaderBytes = 13;
const handshake = 22;
// RFC 6347 section 4.2.2: type, length (3), message_seq (2), fragment_offset (3), fragment_length (3)
const messageHeaderBytes = 12;
const clientHello = 1;
const maxHelloBytes = 1 << 14;
const maxConnections = 256;

/**
 * A record of DTLS 1.0, 1.2 or 1.3 as it begins (RFC 4347, RFC 6347, RFC 9147 section 4), with a length that stays within
 * the datagram. Records of DTLS 1.3 that are encrypted look like nothing.
 */
export const isDtls = (bytes: Uint8Array, start: number, end: number): boolean =>
  end - start >= recordHeaderBytes &&
  bytes[start]! >= 20 &&
  bytes[start]! <= 25 &&
  bytes[start + 1] === 0xfe &&
  bytes[start + 2]! >= 0xfd &&
  start + recordHeaderBytes + u16be(bytes, start + 11) <= end;

/** A hello that comes in fragments, each with its place. */
interface Pieces {
  readonly message: number;
  readonly bytes: Uint8Array;
  readonly seen: Uint8Array;
}

/** Reads the hellos of DTLS's clients, also those that come in fragments, in any order. */
export class DtlsReader {
  readonly #waiting = new Map<number, Pieces>();

  /** The hello that is whole with this datagram, null where none is. */
  datagram(side: number, bytes: Uint8Array, start: number, end: number): ClientHello | null {
    for (let at = start; isDtls(bytes, at, end);) {
      const next = at + recordHeaderBytes + u16be(bytes, at + 11);
      // Epoch 0 is in the clear.
      const isClear = bytes[at] === handshake && u16be(bytes, at + 3) === 0;
      const hello = isClear ? this.#messages(side, bytes, at + recordHeaderBytes, next) : null;
      if (hello) return hello;
      at = next;
    }
    return null;
  }

  #messages(side: number, bytes: Uint8Array, start: number, end: number): ClientHello | null {
    for (let at = start; at + messageHeaderBytes <= end;) {
      const next = at + messageHeaderBytes + u24be(bytes, at + 9);
      if (next > end) return null;
      const hello = bytes[at] === clientHello ? this.#piece(side, bytes, at, next) : null;
      if (hello) return hello;
      at = next;
    }
    return null;
  }

  #piece(side: number, bytes: Uint8Array, at: number, end: number): ClientHello | null {
    const length = u24be(bytes, at + 1);
    const offset = u24be(bytes, at + 6);
    const body = at + messageHeaderBytes;
    if (length > maxHelloBytes || offset + end - body > length) return null;
    if (end - body === length) return this.#whole(side, bytes, body, end);
    const pieces = this.#piecesOf(side, u16be(bytes, at + 4), length);
    pieces.bytes.set(bytes.subarray(body, end), offset);
    pieces.seen.fill(1, offset, offset + end - body);
    return pieces.seen.includes(0) ? null : this.#whole(side, pieces.bytes, 0, length);
  }

  #whole(side: number, bytes: Uint8Array, start: number, end: number): ClientHello | null {
    this.#waiting.delete(side);
    return parseHello(bytes, start, end, true);
  }

  /** RFC 6347 section 4.2.1: after the server asked for a cookie the client says it all again, in a message of its own. */
  #piecesOf(side: number, message: number, length: number): Pieces {
    const known = this.#waiting.get(side);
    if (known?.message === message && known.bytes.length === length) return known;
    const [oldest] = this.#waiting.size < maxConnections ? [] : this.#waiting.keys();
    if (oldest !== undefined) this.#waiting.delete(oldest);
    const pieces = { message, bytes: new Uint8Array(length), seen: new Uint8Array(length) };
    this.#waiting.set(side, pieces);
    return pieces;
  }
}
