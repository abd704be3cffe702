import { expect, test } from '@playwright/test';
import { faultsOf } from './faults.ts';
import { mapBox } from './map-picture.ts';

const readers = [
  { name: 'light', colorScheme: 'light' as const, path: '/sample/browser-app#v=map' },
  { name: 'dark', colorScheme: 'dark' as const, path: '/sample/browser-app#v=map;present=view' },
  {
    name: 'on a phone',
    viewport: { width: 390, height: 844 },
    path: '/sample/browser-app#v=map;globe=1'
  }
];

for (const { name, path, ...reader } of readers)
  test.describe(`for everyone, ${name}`, () => {
    test.use(reader);

    test('the map, drawn', async ({ page }) => {
      await page.goto(path);
      await expect(mapBox(page)).toBeVisible();
      expect(await faultsOf(page)).toEqual([]);
    });
  });
