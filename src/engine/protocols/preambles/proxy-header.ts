import { beginsAs } from '../../bytes/begins.ts';
import { u16be } from '../../bytes/integers.ts';
import type { Preamble } from './behind.ts';

/** What a load balancer puts before a connection it hands on (the PROXY protocol, haproxy.org, sections 2.1 and 2.2). */
const lineBegin = new TextEncoder().encode('PROXY ');
const maxLineBytes = 107;
const signature = Uint8Array.of(0x0d, 0x0a, 0x0d, 0x0a, 0x00, 0x0d, 0x0a, 0x51, 0x55, 0x49, 0x54, 0x0a);
/** Signature, version and command, family, length (2). */
const fixedBytes = 16;

/** How long such a header is: 0 where there is none, -1 where more bytes are needed to tell. */
export const proxyHeaderBytes = (bytes: Uint8Array, start: number, end: number): number => {
  const isLine = beginsAs(bytes, start, end, lineBegin);
  if (!isLine && !beginsAs(bytes, start, end, signature)) return 0;
  const length = isLine ? lineBytes(bytes, start, end) : binaryBytes(bytes, start, end);
  return length > end - start ? -1 : length;
};

const lineBytes = (bytes: Uint8Array, start: number, end: number): number => {
  const lineEnd = bytes.subarray(start, Math.min(end, start + maxLineBytes)).indexOf(0x0a);
  if (lineEnd >= 0) return lineEnd + 1;
  return end - start < maxLineBytes ? -1 : 0;
};

const binaryBytes = (bytes: Uint8Array, start: number, end: number): number =>
  end - start < fixedBytes ? -1 : fixedBytes + u16be(bytes, start + 14);

/** That header, as something to step over. */
export class ProxyHeader implements Preamble {
  state: Preamble['state'] = 'open';

  read(bytes: Uint8Array, start: number, end: number): number {
    const length = proxyHeaderBytes(bytes, start, end);
    if (length < 0) return start;
    this.state = 'over';
    return start + length;
  }
}
