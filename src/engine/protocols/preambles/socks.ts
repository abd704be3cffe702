import { latin1 } from '../../bytes/latin1.ts';
import type { Preamble } from './behind.ts';

const version4 = 4;
const version5 = 5;
const connectCommand = 1;
const bindCommand = 2;
/** RFC 1929 section 2: the version of its negotiation. */
const loginVersion = 1;

// RFC 1928 section 4: of the address
const addressBytes: ReadonlyMap<number, number> = new Map([
  [1, 4],
  [4, 16]
]);
const domainType = 3;
/** "SOCKS 4A: A Simple Extension to SOCKS 4 Protocol" (Y.-D. Lee): user and host end in a NUL, and are not long. */
const maxText = 300;

/** RFC 1928 section 3: version, number of methods, methods, each once; 4: "SOCKS: A protocol for TCP proxy across firewalls". */
export const looksLikeSocks = (bytes: Uint8Array, start: number, end: number): boolean => {
  if (bytes[start] === version5) {
    const methods = bytes.subarray(start + 2, end);
    return (
      methods.length === bytes[start + 1] && methods.length > 0 && new Set(methods).size === methods.length
    );
  }
  const command = bytes[start + 1]!;
  const isVersion4 = bytes[start] === version4 && (command === connectCommand || command === bindCommand);
  return isVersion4 && end - start >= 9 && bytes[end - 1] === 0 && end - start <= maxText;
};

type Step = (bytes: Uint8Array, start: number, end: number) => number;

/** What a client says to a SOCKS proxy (versions 4, 4A and 5) before it speaks to the far end. */
export class SocksPreamble implements Preamble {
  state: Preamble['state'] = 'open';
  #step: Step = (bytes, start, end) => this.#greeting(bytes, start, end);

  /** `onConnect` is given null where the client asks for an address. */
  constructor(private readonly onConnect: (host: string | null) => void) {}

  read(bytes: Uint8Array, start: number, end: number): number {
    return this.#step(bytes, start, end);
  }

  #greeting(bytes: Uint8Array, start: number, end: number): number {
    if (bytes[start] === version4) return this.#version4(bytes, start, end);
    if (end - start < 2) return start;
    this.#step = (next, from, to) => this.#request(next, from, to);
    return start + 2 + bytes[start + 1]!;
  }

  /** Section 4: version, command, reserved, type of address, address, port. Before it, a login may come. */
  #request(bytes: Uint8Array, start: number, end: number): number {
    if (bytes[start] === loginVersion) return behindLogin(bytes, start, end);
    if (end - start < 5) return start;
    const type = bytes[start + 3]!;
    const isDomain = type === domainType;
    const length = isDomain ? 1 + bytes[start + 4]! : addressBytes.get(type);
    if (bytes[start] !== version5 || bytes[start + 2] !== 0 || length === undefined) return this.#fail(end);
    const behind = start + 4 + length + 2;
    if (behind > end) return start;
    const host = isDomain ? latin1(bytes, start + 5, start + 4 + length) : null;
    return this.#connect(bytes[start + 1]!, host, behind);
  }

  /** Version, command, port (2), address (4), user, NUL; version 4A: an address 0.0.0.x, and the host with a NUL behind it. */
  #version4(bytes: Uint8Array, start: number, end: number): number {
    const user = endOfText(bytes, start + 8, end);
    if (user < 0) return end - start > maxText ? this.#fail(end) : start;
    const isNamed = bytes[start + 4] === 0 && bytes[start + 5] === 0 && bytes[start + 6] === 0;
    const host = isNamed ? endOfText(bytes, user, end) : user;
    if (host < 0) return end - start > 2 * maxText ? this.#fail(end) : start;
    return this.#connect(bytes[start + 1]!, isNamed ? latin1(bytes, user, host - 1) : null, host);
  }

  #connect(command: number, host: string | null, behind: number): number {
    this.state = command === connectCommand ? 'over' : 'failed';
    if (command === connectCommand) this.onConnect(host);
    return behind;
  }

  #fail(end: number): number {
    this.state = 'failed';
    return end;
  }
}

/** Behind the NUL, or -1. */
const endOfText = (bytes: Uint8Array, start: number, end: number): number => {
  for (let at = start; at < end; at++) if (bytes[at] === 0) return at + 1;
  return -1;
};

/** RFC 1929 section 2: version, length, user, length, password. */
const behindLogin = (bytes: Uint8Array, start: number, end: number): number => {
  if (end - start < 2) return start;
  const password = start + 2 + bytes[start + 1]!;
  if (password >= end) return start;
  const behind = password + 1 + bytes[password]!;
  return behind > end ? start : behind;
};
