import { dirname } from 'node:path';

import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import { configs } from 'typescript-eslint';

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

/** Rules for TypeScript that ask the compiler for types. */
export const typescript = defineConfig({
  files: ['**/*.ts'],
  extends: [js.configs.recommended, configs.strictTypeChecked],
  languageOptions: { parserOptions: { project: 'tsconfig.check.json', tsconfigRootDir } },
  linterOptions: { reportUnusedDisableDirectives: 'error' },
  rules: {
    '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
    '@typescript-eslint/no-confusing-void-expression': [
      'error',
      { ignoreArrowShorthand: true, ignoreVoidOperator: true },
    ],
    // A Nest module is a class whose decorator says everything.
    '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
    // Code points are what SMS encodings count.
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
  files: ['**/*.ts'],
  rules: { 'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true, named: true } }] },
});

/** Nest finds what to inject in the types of a constructor: there, an import used as a type is a value too. */
export const nest = {
  '@typescript-eslint/consistent-type-imports': 'off',
  // Nest declares its options as classes, and means object literals.
  '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
};
