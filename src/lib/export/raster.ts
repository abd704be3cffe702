/** More than any browser draws at once: 16,384 pixels a side, 128 million in all. */
const mostSide = 16_384;
const mostPixels = 128e6;

export class TooLargeError extends Error {
  override readonly name = 'TooLargeError';
}

const loadImage = (svg: string): Promise<HTMLImageElement> =>
  new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => {
      resolve(image);
    };
    image.onerror = () => {
      reject(new Error('the picture could not be drawn'));
    };
    // An address of its own, not a blob's: the policy of the page lets pictures come from here and from `data:`.
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  });

/** A picture as PNG, `scale` pixels for each of its own. TooLargeError where no browser could hold it. */
export const pngOf = async (svg: string, scale: number): Promise<Blob> => {
  const image = await loadImage(svg);
  const [width, height] = [Math.round(image.width * scale), Math.round(image.height * scale)];
  if (Math.max(width, height) > mostSide || width * height > mostPixels)
    throw new TooLargeError(`${String(width)} by ${String(height)} pixels`);
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  canvas.getContext('2d')?.drawImage(image, 0, 0, width, height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(blob);
      else reject(new TooLargeError(`${String(width)} by ${String(height)} pixels`));
    }, 'image/png');
  });
};
