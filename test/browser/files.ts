import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';

export interface SampleEntry {
  readonly name: string;
  readonly title: string;
  readonly files: readonly string[];
  readonly featured?: boolean;
}

export const samples = JSON.parse(
  readFileSync('sample-captures/index.json', 'utf8')
) as readonly SampleEntry[];

export interface TestFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

export const testFile = (name: string, buffer: Buffer | string): TestFile => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(buffer)
});

export const sampleFile = (path: string): TestFile =>
  testFile(path.split('/').at(-1) ?? path, readFileSync(`sample-captures/${path}`));

/** Lets `files` fall onto the page, as a reader's mouse would. */
export const dropFiles = async (page: Page, files: readonly TestFile[]): Promise<void> => {
  const carried = files.map(({ name, buffer }) => ({ name, base64: buffer.toString('base64') }));
  const transfer = await page.evaluateHandle((list) => {
    const data = new DataTransfer();
    for (const { name, base64 } of list) {
      data.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], name));
    }
    return data;
  }, carried);
  await page.dispatchEvent('main', 'dragover', { dataTransfer: transfer });
  await page.dispatchEvent('main', 'drop', { dataTransfer: transfer });
};

export const chooseFiles = (page: Page, files: readonly TestFile[]): Promise<void> =>
  page.setInputFiles('input[type=file]', [...files]);
