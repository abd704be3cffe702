import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import { defineConfig } from 'eslint/config';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

const noDefaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'Named exports only: a thing has one name everywhere.'
};

const sizes = (maxLines) => ({
  'max-lines': ['error', { max: maxLines }],
  'max-lines-per-function': ['error', { max: 70 }]
});

const everywhere = {
  eqeqeq: 'error',
  'no-var': 'error',
  'prefer-const': 'error',
  'no-restricted-syntax': ['error', noDefaultExport],
  'no-control-regex': 'off', // names off the wire are checked for just these
  ...sizes(400)
};

const typed = {
  '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
  // `for (;;)` and `while (true)` until a `return` is how streams are read.
  '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: true }],
  '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
  '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
  '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: true }],
  '@typescript-eslint/consistent-type-imports': 'error',
  // `async` also stands where an interface asks for a promise and this one has nothing to wait for.
  '@typescript-eslint/require-await': 'off',
  '@typescript-eslint/dot-notation': 'off'
};

// What a Svelte callback is given is `any` to the linter; svelte-check knows its type and holds it.
const knownToSvelteCheck = Object.fromEntries(
  ['argument', 'assignment', 'call', 'member-access', 'return'].map((what) => [
    `@typescript-eslint/no-unsafe-${what}`,
    'off'
  ])
);

export default defineConfig(
  {
    ignores: [
      'src/words/messages/',
      'build/',
      'dist/',
      '.svelte-kit/',
      '.cache/',
      'test-results/',
      'playwright-report/',
      'static/',
      '**/*.d.ts'
    ]
  },
  js.configs.recommended,
  { rules: everywhere },
  {
    files: ['**/*.ts', '**/*.svelte'],
    extends: [ts.configs.strictTypeChecked, ts.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, extraFileExtensions: ['.svelte'] } },
    rules: typed
  },
  svelte.configs.recommended,
  svelte.configs.prettier,
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
    rules: {
      'svelte/no-at-html-tags': 'error', // text from a capture is only ever text
      'svelte/no-navigation-without-resolve': 'off' // the app is served from the root of its host
    }
  },
  { files: ['**/*.svelte'], rules: { ...sizes(250), ...knownToSvelteCheck } },
  {
    files: ['src/**'],
    languageOptions: { globals: globals.browser },
    rules: { 'no-console': 'error' }
  },
  {
    // With noUncheckedIndexedAccess each byte or column read is `number | undefined`; the loop around it knows its bounds.
    files: ['src/engine/{analysis,bytes,importers,protocols,attribution,payloads/decode}/**'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' }
  },
  {
    // A suite is one function around its tests.
    files: ['test/**'],
    rules: {
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off'
    }
  },
  {
    files: ['*.js', '*.config.ts', '{scripts,bin,bench,sample-captures}/**/*.js', 'test/**', 'src/cli/**'],
    languageOptions: { globals: globals.node }
  },
  { files: ['*.config.{js,ts}', '.*.js'], rules: { 'no-restricted-syntax': 'off' } }
);
