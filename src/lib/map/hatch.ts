/** An image as a map takes it: red, green, blue and alpha, a byte each. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

/** Four pixels of the page a side, so that it meets its own at the edges of tiles, which are 512 wide. */
const side = 16;
export const hatchPixelRatio = 4;
const stripe = 4;

/** How much of a pixel the stripe covers, by its distance from the middle of it. */
const cover = (distance: number): number => Math.max(0, Math.min(1, stripe / 2 + 0.5 - distance));

/** Stripes that rise to the right, and meet their own on every side. `colour` is `rgb(...)`. */
export const hatchPixels = (colour: string): Pixels => {
  const [red = 0, green = 0, blue = 0] = (colour.match(/\d+/g) ?? []).map(Number);
  const data = new Uint8ClampedArray(side * side * 4);
  for (let at = 0; at < side * side; at++) {
    const along = ((at % side) + Math.floor(at / side)) % side;
    const alpha = Math.max(cover(along), cover(side - along));
    data.set([red, green, blue, Math.round(alpha * 255)], at * 4);
  }
  return { width: side, height: side, data };
};
