import { u16be, u24be } from '../../bytes/integers.ts';
import { latin1 } from '../../bytes/latin1.ts';
import type { StreamReader } from '../stream-reader.ts';

// RFC 8446 section 5.1: a record is type, legacy_record_version, length, fragment
export const handshakeRecord = 22;
const recordHeaderBytes = 5;
/** 2^14, and the 2048 that RFC 5246 section 6.2.3 allows a ciphertext on top. */
const maxRecordBytes = 16384 + 2048;
const clientHello = 1;
/** No client hello seen in the wild comes near; post-quantum key shares bring them to about 2,000 bytes. */
const maxHelloBytes = 1 << 16;

/** What a client says of whom it wants to speak to. */
export interface ClientHello {
  readonly serverName: string | null;
  /** It holds another hello, encrypted, or what looks like one: then the name may stand for another. */
  readonly offersEch: boolean;
}

/** Could these be the first bytes of a TLS record? Major version 3, and one of the four content types. */
export const isTlsRecord = (bytes: Uint8Array, at: number): boolean =>
  bytes[at]! >= 20 && bytes[at]! <= 23 && bytes[at + 1] === 3 && bytes[at + 2]! <= 4;

/**
 * What the record that begins a stream says, where it is whole: a hello, or null for a server's and for records met midway.
 * `cut` where the rest is still to come.
 */
export const helloIn = (bytes: Uint8Array, start: number, end: number): ClientHello | null | 'cut' => {
  if (
    bytes[start] !== handshakeRecord ||
    (end - start > recordHeaderBytes && bytes[start + 5] !== clientHello)
  )
    return null;
  const next =
    end - start < recordHeaderBytes ? Infinity : start + recordHeaderBytes + u16be(bytes, start + 3);
  const message = start + recordHeaderBytes;
  if (next > end || next - message < 4 || message + 4 + u24be(bytes, message + 1) > next) return 'cut';
  return parseHandshake(bytes, message, next);
};

/** Gathers a ClientHello from the records at the start of a stream, however it was cut into records and segments. */
export class ClientHelloReader implements StreamReader {
  #done = false;
  #hello = new Uint8Array(512);
  #length = 0;

  constructor(private readonly onHello: (hello: ClientHello) => void) {}

  read(bytes: Uint8Array, start: number, end: number): number {
    let at = start;
    while (!this.isDone() && end - at >= recordHeaderBytes) {
      const length = u16be(bytes, at + 3);
      if (bytes[at] !== handshakeRecord || length > maxRecordBytes || length === 0) {
        this.#give();
        return end;
      }
      const next = at + recordHeaderBytes + length;
      if (next > end) return at;
      this.#gather(bytes, at + recordHeaderBytes, next);
      at = next;
    }
    return at;
  }

  last(bytes: Uint8Array, start: number, end: number): void {
    if (this.#done) return;
    if (end - start > recordHeaderBytes && bytes[start] === handshakeRecord)
      this.#gather(bytes, start + recordHeaderBytes, end);
    if (!this.isDone()) this.#give();
  }

  isDone(): boolean {
    return this.#done;
  }

  end(): void {
    // Nothing is held back.
  }

  skip(): void {
    this.#done = true;
  }

  #gather(bytes: Uint8Array, start: number, end: number): void {
    const length = this.#length + end - start;
    if (length > this.#hello.length) {
      const grown = new Uint8Array(Math.max(length, this.#hello.length * 2));
      grown.set(this.#hello.subarray(0, this.#length));
      this.#hello = grown;
    }
    this.#hello.set(bytes.subarray(start, end), this.#length);
    this.#length = length;
    const whole = this.#length >= 4 && this.#length >= 4 + u24be(this.#hello, 1);
    if (whole || this.#hello[0] !== clientHello || this.#length > maxHelloBytes) this.#give();
  }

  #give(): void {
    this.#done = true;
    const hello = parseHandshake(this.#hello, 0, this.#length);
    if (hello) this.onHello(hello);
  }
}

/** A handshake message: type, length (24 bits), body. Null where it is no client hello. */
export const parseHandshake = (bytes: Uint8Array, start: number, end: number): ClientHello | null =>
  end - start >= 4 && bytes[start] === clientHello
    ? parseHello(bytes, start + 4, Math.min(end, start + 4 + u24be(bytes, start + 1)), false)
    : null;

/**
 * RFC 8446 section 4.1.2: legacy_version (2), random (32), legacy_session_id <0..32>, cipher_suites <2..2^16-2>,
 * legacy_compression_methods <1..2^8-1>, extensions; of DTLS, a cookie <0..255> before the suites (RFC 6347 section
 * 4.2.1). A body that is cut short gives what stands before the cut.
 */
export const parseHello = (
  bytes: Uint8Array,
  start: number,
  end: number,
  hasCookie: boolean
): ClientHello | null => {
  let at = start + 34;
  if (at >= end || bytes[at]! > 32) return null;
  at += 1 + bytes[at]!;
  if (hasCookie) at += 1 + (at < end ? bytes[at]! : 0);
  if (at + 2 > end) return null;
  at += 2 + u16be(bytes, at);
  if (at >= end) return null;
  at += 1 + bytes[at]!;
  return readExtensions(bytes, at + 2, end);
};

const serverNameExtension = 0;
/** draft-ietf-tls-esni section 5. By section 6.2 clients also send it with nothing in it (GREASE), which looks the same. */
const encryptedHelloExtension = 0xfe0d;

const readExtensions = (bytes: Uint8Array, start: number, end: number): ClientHello => {
  let name: string | null = null;
  let offersEch = false;
  for (let at = start; at + 4 <= end;) {
    const type = u16be(bytes, at);
    if (type === serverNameExtension) name ??= serverName(bytes, at + 4, end);
    if (type === encryptedHelloExtension) offersEch = true;
    at += 4 + u16be(bytes, at + 2);
  }
  return { serverName: name, offersEch };
};

/** RFC 6066 section 3: the length of a list of (type, length, name); type 0 is a host name. */
const serverName = (bytes: Uint8Array, at: number, end: number): string | null => {
  if (at + 5 > end || bytes[at + 2] !== 0) return null;
  const nameEnd = at + 5 + u16be(bytes, at + 3);
  return nameEnd <= end ? ascii(bytes, at + 5, nameEnd) : null;
};

/** RFC 6066: host names are ASCII; anything else is no name. */
export const ascii = (bytes: Uint8Array, start: number, end: number): string | null => {
  for (let at = start; at < end; at++) if (bytes[at]! <= 0x20 || bytes[at]! >= 0x7f) return null;
  return latin1(bytes, start, end);
};
