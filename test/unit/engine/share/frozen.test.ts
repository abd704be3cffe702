import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { formatKey, kindOf, maybeKey, newKey, open, pack, seal } from '#engine/share/envelope.ts';
import { newestVersion } from '#engine/share/upgrade.ts';
import { countedBytes, openSample, shareOf } from './samples.ts';

/*
 * A link is forever: `v1.link` is one, of a sealed share that lies beside it, and `v1.open` an open one. They are written
 * once, when a version is new, and never again.
 */
const folder = join(import.meta.dirname, 'frozen');
const read = (name: string): Uint8Array => new Uint8Array(readFileSync(join(folder, name)));
const newest = `v${newestVersion.toString()}`;

if (!existsSync(join(folder, `${newest}.link`))) {
  const random = countedBytes(2026);
  const notes = { title: 'What a browser told', text: 'Eight pages, opened in secret.', author: 'A. Writer' };
  const view = '#v=findings;place=SG;kind=page-visited';
  const { shareable } = await shareOf(await openSample('har/mitmproxy/browser-app-incognito.har'), {
    notes,
    view
  });
  const key = newKey(random);
  writeFileSync(join(folder, `${newest}.sealed`), await seal(shareable, key, random));
  writeFileSync(join(folder, `${newest}.open`), pack(shareable));
  writeFileSync(
    join(folder, `${newest}.link`),
    `https://whither.example/s/${'A'.repeat(22)}#k=${formatKey(key)}&v=findings\n`
  );
}

const versions = readdirSync(folder)
  .filter((name) => name.endsWith('.link'))
  .map((name) => name.replace('.link', ''));

test('every version that there was is held', () => {
  expect(versions).toEqual(Array.from({ length: newestVersion }, (_, at) => `v${(at + 1).toString()}`));
});

test.each(versions)('a link of %s opens, and says what it said', async (version) => {
  const [, key = ''] = /#k=([^&]+)/.exec(new TextDecoder().decode(read(`${version}.link`))) ?? [];
  const sealed = read(`${version}.sealed`);
  expect(kindOf(sealed)).toEqual({ kind: 'sealed', version: Number(version.slice(1)) });
  const shareable = await open(sealed, maybeKey(key));
  expect(await open(read(`${version}.open`), null)).toEqual(shareable);
  expect(shareable.notes?.title).toBe('What a browser told');
  expect(shareable.report.totals).toMatchObject({ requests: 10, findings: 93 });
  expect(shareable.view).toBe('#v=findings;place=SG;kind=page-visited');
  expect(shareable.report.findings.map(({ value }) => value)).toContain('leave the union quietly');
});
