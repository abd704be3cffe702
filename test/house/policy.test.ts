import { expect, test } from 'vitest';
import { directives, setHeaders } from '../../scripts/serve/headers.js';
import svelteConfig from '../../svelte.config.js';

const quoted = (value: string): string => (/^(none|self)$/.test(value) ? `'${value}'` : value);

test('the policy of files and workers is that of the pages', () => {
  const pages = Object.entries(svelteConfig.kit?.csp?.directives ?? {})
    // Pages alone may have the one inline style attribute that SvelteKit needs.
    .filter(([name]) => name !== 'style-src-attr')
    .map(([name, values]) => [name, (values as string[]).map(quoted).join(' ')]);
  expect(directives).toEqual(Object.fromEntries(pages));
});

test('nothing may be fetched from elsewhere, by a page or by a worker', () => {
  expect(directives['default-src']).toBe("'none'");
  for (const value of Object.values(directives)) expect(value).toMatch(/^'(none|self)'( data:)?$/);
});

test('a page written at build time keeps its own policy', () => {
  const sent = new Map<string, string>();
  const response = { setHeader: (name: string, value: string) => sent.set(name, value) };
  setHeaders(response, '/method', "default-src 'none'; script-src 'sha256-x'");
  expect(sent.get('Content-Security-Policy')).toContain('sha256-x');
  expect(sent.get('X-Content-Type-Options')).toBe('nosniff');
});
