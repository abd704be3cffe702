import { expect, test } from '@playwright/test';
import { zipSync } from 'fflate';
import { chooseFiles, sampleFile, testFile, type TestFile } from './files.ts';

const pcapHeader = (linkType: number): Buffer => {
  const header = Buffer.alloc(24);
  header.writeUInt32LE(0xa1b2c3d4, 0);
  header.writeUInt16LE(2, 4);
  header.writeUInt16LE(4, 6);
  header.writeUInt32LE(262_144, 16);
  header.writeUInt32LE(linkType, 20);
  return header;
};

const record = (length: number, kept: number): Buffer => {
  const bytes = Buffer.alloc(16 + kept);
  bytes.writeUInt32LE(length, 8);
  bytes.writeUInt32LE(length, 12);
  return bytes;
};

const png = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex');
const cutZip = Buffer.from('504b0304140000000000000000000000000000000000000000000000', 'hex');

interface BadFile {
  readonly what: string;
  readonly file: TestFile;
  readonly says: RegExp;
}

/** Files that are no capture, or broken beyond reading: a sentence, and the page goes on. */
const refused: readonly BadFile[] = [
  { what: 'an empty file', file: testFile('empty.pcap', ''), says: /This file is empty/ },
  {
    what: 'a text',
    file: testFile('notes.txt', 'Dear diary, today nothing happened.\n'),
    says: /This is not a capture.*plain text/
  },
  { what: 'an image', file: testFile('cat.png', png), says: /This is not a capture.*picture/ },
  { what: 'a zip that is cut', file: testFile('cut.zip', cutZip), says: /This ZIP archive is broken/ },
  {
    what: 'a zip without a capture',
    file: testFile('diary.zip', Buffer.from(zipSync({ 'notes.txt': Buffer.from('Dear diary') }))),
    says: /notes\.txt/
  },
  {
    what: 'a pcap cut in its header',
    file: testFile('cut.pcap', pcapHeader(1).subarray(0, 15)),
    says: /ends within its own header/
  },
  {
    what: 'a HAR that is broken JSON',
    file: testFile('broken.har', '{"log":{"version":"1.2","entries":[{"startedDa'),
    says: /HAR/
  }
];

/** Captures with nothing to show: a report that says so. */
const bare: readonly BadFile[] = [
  {
    what: 'a record of 4 GB',
    file: testFile('long.pcap', Buffer.concat([pcapHeader(1), record(0xffffffff, 40)])),
    says: /no traffic|broken|could be read/i
  },
  {
    what: 'a HAR with no entries',
    file: testFile('bare.har', '{"log":{"version":"1.2","creator":{"name":"x","version":"1"},"entries":[]}}'),
    says: /no traffic/i
  },
  {
    what: 'a pcap of an unknown link type',
    file: testFile('odd.pcap', Buffer.concat([pcapHeader(9999), record(40, 40)])),
    says: /link/i
  },
  { what: 'a pcap of 0 packets', file: testFile('silent.pcap', pcapHeader(1)), says: /no traffic/i }
];

for (const { what, file, says } of refused) {
  test(`${what} is answered with a sentence, and the page stays usable`, async ({ page }) => {
    await page.goto('/');
    await chooseFiles(page, [file]);
    await expect(page.getByRole('alert')).toContainText(says);
    await expect(page.getByRole('alert')).toContainText(file.name);
    await chooseFiles(page, [sampleFile('har/chromium/daily-news.har')]);
    await expect(page.getByRole('heading', { level: 1 })).toContainText(/requests/);
  });
}

for (const { what, file, says } of bare) {
  test(`${what} is answered with a sentence`, async ({ page }) => {
    await page.goto('/');
    await chooseFiles(page, [file]);
    await expect(page.getByText(says).first()).toBeVisible();
    await expect(page.getByText('went wrong inside Whither')).toHaveCount(0);
  });
}

test('one bad file among several is named, and the others open without it', async ({ page }) => {
  await page.goto('/');
  await chooseFiles(page, [sampleFile('har/chromium/daily-news.har'), testFile('notes.txt', 'Dear diary\n')]);
  await expect(page.getByRole('alert')).toContainText('notes.txt');
  await page.getByRole('button', { name: 'Open daily-news.har without it' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/requests/);
});
