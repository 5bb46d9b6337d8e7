import { dirname } from 'node:path';

import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import { configs } from 'typescript-eslint';

/** The lint rules that the configurations of the folders share. `nodes/` and `credentials/` have n8n's own rules instead. */

const tsconfigRootDir = dirname(import.meta.dirname);

const NODE_GLOBALS = Object.fromEntries(
  [
    ...['process', 'Buffer', 'console', 'performance', 'URL', 'URLSearchParams', 'fetch', 'structuredClone'],
    ...['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'setImmediate'],
    ...['AbortSignal', 'AbortController', 'TextEncoder', 'TextDecoder', 'Response', 'Request', 'Headers'],
    ...['WebSocket', 'EventSource', 'globalThis'],
    ...['module', 'exports', 'require', '__dirname', '__filename'],
  ].map((name) => [name, 'readonly']),
);

/** Rules for programs in JavaScript. */
export const javascript = defineConfig({
  files: ['**/*.{js,mjs,cjs}'],
  extends: [js.configs.recommended],
  languageOptions: { globals: NODE_GLOBALS },
});

/** Rules for TypeScript that use type information. */
export const typescript = defineConfig({
  files: ['**/*.{ts,tsx}'],
  extends: [js.configs.recommended, configs.strictTypeChecked],
  languageOptions: { parserOptions: { project: 'tsconfig.check.json', tsconfigRootDir } },
  linterOptions: { reportUnusedDisableDirectives: 'error' },
  rules: {
    '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
    '@typescript-eslint/no-confusing-void-expression': [
      'error',
      { ignoreArrowShorthand: true, ignoreVoidOperator: true },
    ],
    // Nest modules are classes without members, configured by their decorator.
    '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
    // SMS encodings count code points.
    '@typescript-eslint/no-misused-spread': 'off',
    '@typescript-eslint/no-unused-vars': [
      'error',
      { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
    ],
    '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
  },
});

/** Published packages export everything by name. */
export const noDefaultExports = defineConfig({
  files: ['**/*.{ts,tsx}'],
  rules: { 'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true, named: true } }] },
});

/** Nest injects by constructor parameter types, so type-like imports are values there. */
export const nest = {
  '@typescript-eslint/consistent-type-imports': 'off',
  // Nest declares options as classes but accepts object literals.
  '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
};
