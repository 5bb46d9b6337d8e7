import { defineConfig, globalIgnores } from 'eslint/config';

import { javascript, nest, typescript } from '../scripts/eslint-rules.mjs';

/** The lint rules of the tests: those of the packages, without the ones that fight with stubs and made-up values. */
export default defineConfig(
  // Projects of their own, which the tests install and compile.
  globalIgnores(['**/consumers', 'e2e/n8n-1']),
  javascript,
  typescript,
  {
    files: ['**/*.ts'],
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
  { files: ['nestjs-module/**/*.ts', 'one-catalogue.test.ts'], rules: nest },
  {
    // Type tests: compiled, never run.
    files: ['**/*types.ts'],
    rules: {
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/no-unused-expressions': 'off',
    },
  },
);
