const firstBytes = 512;
const mostBoundaries = 200;
const seededPlaces = 100;

const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Where to cut a file off: each of its first bytes, around every record boundary, and places drawn by a fixed seed. */
export const cuttingPoints = (bytes: Uint8Array): number[] => {
  const points = new Set<number>();
  for (let at = 0; at < Math.min(firstBytes, bytes.length); at++) points.add(at);
  for (const boundary of boundariesOf(bytes).slice(0, mostBoundaries))
    for (const at of [boundary - 1, boundary, boundary + 1]) points.add(at);
  let state = 1;
  for (let drawn = 0; drawn < seededPlaces; drawn++) {
    // Park and Miller's minimal standard generator
    state = (state * 48271) % 0x7fffffff;
    points.add(state % bytes.length);
  }
  return [...points].filter((at) => at >= 0 && at < bytes.length);
};

/** Where records begin: walked here on its own, so that the importers are not judged by themselves. */
export const boundariesOf = (bytes: Uint8Array): number[] => {
  const magic = view(bytes).getUint32(0);
  if (magic === 0x0a0d0d0a) return pcapngBoundaries(bytes);
  const isPcap = [0xd4c3b2a1, 0xa1b2c3d4, 0x4d3cb2a1, 0xa1b23c4d].includes(magic);
  return isPcap ? pcapBoundaries(bytes, (magic & 0xff) === 0xa1) : entryBoundaries(bytes);
};

const pcapBoundaries = (bytes: Uint8Array, little: boolean): number[] => {
  const boundaries: number[] = [];
  for (let at = 24; at + 16 <= bytes.length; at += 16 + view(bytes).getUint32(at + 8, little)) boundaries.push(at);
  return boundaries;
};

const pcapngBoundaries = (bytes: Uint8Array): number[] => {
  const boundaries: number[] = [];
  const little = view(bytes).getUint32(8) === 0x4d3c2b1a;
  for (let at = 0; at + 12 <= bytes.length; at += view(bytes).getUint32(at + 4, little)) boundaries.push(at);
  return boundaries;
};

const entryBoundaries = (bytes: Uint8Array): number[] => {
  const text = new TextDecoder('latin1').decode(bytes);
  return [...text.matchAll(/"startedDateTime"/g)].map((match) => match.index);
};
