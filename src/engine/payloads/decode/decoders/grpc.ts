import type { BytesStep } from '../decoder.ts';
import { indexLabel } from '../labels.ts';

/**
 * gRPC over HTTP/2 (github.com/grpc/grpc, doc/PROTOCOL-HTTP2.md, Length-Prefixed-Message): a flag that says whether the
 * message is compressed, its length in four bytes, the message.
 */
export const grpc: BytesStep = {
  id: 'grpc',
  proof: 'form',
  takes: 'bytes',
  begins: (bytes) => bytes.length > head && bytes[0]! < 2 && bytes[1] === 0,
  open: (at, bytes, opener, bits) => {
    const frames = framesOf(bytes);
    if (!frames || (bits !== Infinity && !holdsStructure(bytes, frames))) return null;
    const step = opener.step(at, 'grpc', null);
    if (!step) return null;
    for (const [index, [start, end]] of frames.entries()) {
      const [from, to] = opener.ranges ? [start, end] : [-1, -1];
      const node = opener.add(step, 'member', indexLabel(index), bytes.subarray(start, end), from, to);
      if (!node) break;
      node.expected = ['gzip', 'protobuf'];
    }
    return step;
  }
};

const head = 5;
const shortest = 8;

const framesOf = (bytes: Uint8Array): [number, number][] | null => {
  const frames: [number, number][] = [];
  for (let at = 0; at < bytes.length;) {
    if (at + head > bytes.length || bytes[at]! > 1) return null;
    const length =
      bytes[at + 1]! * 2 ** 24 + bytes[at + 2]! * 2 ** 16 + bytes[at + 3]! * 2 ** 8 + bytes[at + 4]!;
    const end = at + head + length;
    if (end > bytes.length) return null;
    frames.push([at + head, end]);
    at = end;
  }
  return frames;
};

/** Without the media type: frames to the last byte, and the first holds enough to be something. */
const holdsStructure = (bytes: Uint8Array, frames: readonly (readonly [number, number])[]): boolean => {
  const [start, end] = frames[0] ?? [0, 0];
  return end - start >= shortest && (bytes[start]! & 7) <= 5 && bytes[start]! >= 8;
};
