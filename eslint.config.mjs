import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import { configs } from 'typescript-eslint';

import { scanConfig } from './.ci/n8n-scan.mjs';

const PACKAGES = ['{core,sandbox,nestjs-module}/src/**/*.ts', '{nodes,credentials}/**/*.ts'];
const TESTS = ['test/**/*.ts'];
const NEST_EXAMPLE = 'examples/nestjs-app/src/**/*.ts';
const SCANNED = ['package.json', '{nodes,credentials}/**/*.{ts,json}', 'dist/**/*.js'];

const NODE_GLOBALS = Object.fromEntries(
  [
    ...['process', 'Buffer', 'console', 'performance', 'URL', 'URLSearchParams', 'fetch', 'structuredClone'],
    ...[
      'setTimeout',
      'clearTimeout',
      'setInterval',
      'clearInterval',
      'setImmediate',
      'AbortSignal',
      'AbortController',
    ],
    ...[
      'TextEncoder',
      'TextDecoder',
      'Response',
      'Request',
      'Headers',
      'WebSocket',
      'EventSource',
      'globalThis',
    ],
    ...['module', 'exports', 'require', '__dirname', '__filename'],
  ].map((name) => [name, 'readonly']),
);

export default defineConfig(
  {
    ignores: [
      '**/node_modules/**',
      '*/dist/**',
      'examples/**/dist/**',
      'examples/demo/n8n/**',
      'test/**/consumers/**',
      'coverage/**',
      '.state/**',
    ],
  },

  // n8n's verification, on what it reads. No `eslint-disable` counts there, so none counts here.
  { files: SCANNED, extends: scanConfig, linterOptions: { noInlineConfig: true } },

  {
    files: ['**/*.{js,mjs,cjs}'],
    ignores: ['dist/**'],
    extends: [js.configs.recommended],
    languageOptions: { globals: NODE_GLOBALS },
  },

  {
    files: [...PACKAGES, ...TESTS, NEST_EXAMPLE],
    extends: [js.configs.recommended, configs.strictTypeChecked],
    languageOptions: { parserOptions: { project: './tsconfig.check.json', tsconfigRootDir: import.meta.dirname } },
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
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    files: PACKAGES,
    rules: { 'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true, named: true } }] },
  },
  {
    // Nest finds what to inject in the types of a constructor: there, an import used as a type is a value too.
    files: ['{nestjs-module/src,test/nestjs-module}/**/*.ts', NEST_EXAMPLE],
    rules: {
      '@typescript-eslint/consistent-type-imports': 'off',
      // Nest declares its options as classes, and means object literals.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
    },
  },
  {
    files: TESTS,
    rules: {
      // What a node or a server answered is `unknown` to a test, and is compared as text.
      '@typescript-eslint/no-base-to-string': 'off',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/unbound-method': 'off',
      'no-restricted-properties': [
        'error',
        ...['it', 'test', 'describe'].map((object) => ({
          object,
          property: 'only',
          message: 'It leaves all others out.',
        })),
      ],
    },
  },
  {
    // Type tests: compiled, never run.
    files: ['test/**/*types.ts'],
    rules: {
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/no-unused-expressions': 'off',
    },
  },

  {
    files: ['{examples,.ci}/**/*.ts'],
    ignores: [NEST_EXAMPLE],
    extends: [js.configs.recommended, configs.strict],
    languageOptions: { globals: NODE_GLOBALS },
  },
);
