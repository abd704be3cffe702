import type { OpenNode } from './open-node.ts';

/** `step` was read from the text that bytes are: what points into the text is made to point into the bytes. */
export const toByteRanges = (step: OpenNode, text: string, bytes: Uint8Array): void => {
  step.end = text.length;
  const mark = bytes[0] === 0xef && bytes[1] === 0xbb && text.charCodeAt(0) !== 0xfeff ? 3 : 0;
  if (mark === 0 && text.length === bytes.length) return;
  const offsets = byteOffsets(text, mark);
  const move = (node: OpenNode): void => {
    if (node.start >= 0) {
      node.start = offsets[node.start] ?? -1;
      node.end = offsets[node.end] ?? -1;
    }
    if (node.value === null) for (const child of node.children) move(child);
  };
  move(step);
  step.end = bytes.length; // a step takes all, up to the end
};

/** Byte at which each UTF-16 unit of `text` begins in UTF-8. */
const byteOffsets = (text: string, first: number): Uint32Array => {
  const offsets = new Uint32Array(text.length + 1);
  let byte = first;
  for (let at = 0; at < text.length; at++) {
    offsets[at] = byte;
    const code = text.charCodeAt(at);
    // A surrogate is half of four bytes.
    byte += code < 0x80 ? 1 : code < 0x800 || (code >= 0xd800 && code < 0xe000) ? 2 : 3;
  }
  offsets[text.length] = byte;
  return offsets;
};
