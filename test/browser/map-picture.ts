import { expect, type Locator, type Page } from '@playwright/test';

export const mapBox = (page: Page): Locator => page.locator('[data-painted=true]');

/** How many pixels of the map have each of the colours the page calls `--name`, give or take what smoothing does. */
const countColours = async (page: Page, names: readonly string[]): Promise<readonly number[]> => {
  const picture = await mapBox(page).screenshot();
  return page.evaluate(
    async ({ base64, names }) => {
      const probe = document.createElement('i');
      document.body.append(probe);
      const wanted = names.map((name) => {
        probe.style.color = `var(--${name})`;
        return (getComputedStyle(probe).color.match(/\d+/g) ?? []).map(Number);
      });
      probe.remove();
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
      if (!context) return [];
      context.drawImage(image, 0, 0);
      const { data } = context.getImageData(0, 0, image.width, image.height);
      const isNear = (colour: readonly number[], at: number): boolean =>
        [0, 1, 2].every((part) => Math.abs((data[at + part] ?? 0) - (colour[part] ?? 0)) < 4);
      return wanted.map((colour) => {
        let count = 0;
        for (let at = 0; at < data.length; at += 4) if (isNear(colour, at)) count++;
        return count;
      });
    },
    { base64: picture.toString('base64'), names: [...names] }
  );
};

export const countPixels = async (page: Page, name: string): Promise<number> =>
  (await countColours(page, [name]))[0] ?? 0;

/** The map is there, and countries on it are shaded: blue that means "how much", besides land and sea. */
export const expectShadedMap = async (page: Page): Promise<void> => {
  await expect(mapBox(page)).toBeVisible();
  await expect(async () => {
    const [land = 0, sea = 0, ...shades] = await countColours(page, ['land', 'sea', ...much]);
    expect(shades.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(150);
    expect(land).toBeGreaterThan(5000);
    expect(sea).toBeGreaterThan(5000);
  }).toPass({ timeout: 15_000 });
};

const much = [1, 2, 3, 4, 5].map((step) => `much-${String(step)}`);

const mercator = (lat: number): number =>
  Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / (2 * Math.PI);

/** Where on the flat map of the world, at first sight, a place stands that is given in degrees. */
const positionOf = async (page: Page, lon: number, lat: number): Promise<{ x: number; y: number }> => {
  const box = await mapBox(page).boundingBox();
  if (!box) throw new Error('the map has no box');
  const x = (box.width * (lon + 180)) / 360;
  const y = box.height / 2 + (mercator(28) - mercator(lat)) * box.width;
  return { x, y };
};

export const clickMap = async (page: Page, lon: number, lat: number): Promise<void> =>
  mapBox(page).click({ position: await positionOf(page, lon, lat) });

export const moveOverMap = async (page: Page, lon: number, lat: number): Promise<void> =>
  mapBox(page).hover({ position: await positionOf(page, lon, lat) });
