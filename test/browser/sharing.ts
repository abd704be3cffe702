import { expect, type Page } from '@playwright/test';

/** What a sharer makes: the link, and the token that deletes it. */
export interface Made {
  readonly link: string;
  readonly embed: string;
  readonly token: string;
}

/** The dialog of the report that is on screen. */
export const askToShare = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Share what you found' })).toBeVisible();
};

/** The dialog of a sample, in `view`. */
export const openDialog = async (page: Page, origin: string, view = 'flow'): Promise<void> => {
  await page.goto(`${origin}/sample/browser-app#v=${view}`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('6 went to Singapore');
  await askToShare(page);
};

/** Through the preview to the link. */
export const publish = async (page: Page): Promise<Made> => {
  await page.getByRole('button', { name: 'See it as readers will' }).click();
  await expect(page.getByText('This is what readers see.')).toBeVisible();
  await page.getByRole('button', { name: /^Publish/ }).click();
  await expect(page.getByRole('heading', { name: 'Your link is ready' })).toBeVisible();
  const valueOf = (label: string): Promise<string> => page.getByLabel(label, { exact: true }).inputValue();
  return {
    link: await valueOf('Link'),
    embed: await valueOf('For an article (HTML)'),
    token: await valueOf('Token to delete or replace it')
  };
};

export const choose = (page: Page, name: string): Promise<void> =>
  page.getByRole('dialog').getByText(name, { exact: true }).click();
