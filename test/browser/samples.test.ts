import { expect, test, type Page } from '@playwright/test';
import { dropFiles, sampleFile, samples } from './files.ts';
import { expectShadedMap } from './map-picture.ts';

/** Origins asked for while the test ran, other than our own. */
const watchOrigins = (page: Page, own: string): string[] => {
  const foreign: string[] = [];
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (/^https?:$/.test(url.protocol) && url.origin !== new URL(own).origin) foreign.push(url.href);
  });
  return foreign;
};

const expectReport = async (page: Page): Promise<void> => {
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/\d+ (requests?|connections?)/);
  await expect(page.getByRole('heading', { name: 'What could not be read' })).toBeVisible();
  await expectShadedMap(page);
};

const kindOf = (files: readonly string[]): string => files.map((file) => file.split('.').at(-1)).join();

for (const sample of samples) {
  test(`the sample ${sample.name} opens by its address`, async ({ page, baseURL }) => {
    const foreign = watchOrigins(page, baseURL ?? '');
    await page.goto(`/sample/${sample.name}`);
    await expectReport(page);
    await expect(page.getByText(sample.title)).toBeVisible();
    expect(foreign).toEqual([]);
  });
}

/** One of each kind of capture, and one of several files: how a file opens does not hang on what it tells. */
const dropped = samples.filter(
  ({ files }, at) =>
    files.length > 1 || samples.findIndex((other) => kindOf(other.files) === kindOf(files)) === at
);

for (const sample of dropped)
  test(`the files of ${sample.name} open by drop`, async ({ page, baseURL }) => {
    const foreign = watchOrigins(page, baseURL ?? '');
    await page.goto('/', { waitUntil: 'networkidle' });
    await dropFiles(page, sample.files.map(sampleFile));
    await expectReport(page);
    await expect(page).toHaveURL(/#v=map$/);
    expect(foreign).toEqual([]);
  });

test('a card on the first page opens its sample with one click', async ({ page }) => {
  const featured = samples.find((sample) => sample.featured) ?? samples[0];
  await page.goto('/');
  await page.getByRole('link', { name: featured?.title ?? '' }).click();
  await expect(page).toHaveURL(new RegExp(`/sample/${featured?.name ?? ''}$`));
  await expectReport(page);
});
