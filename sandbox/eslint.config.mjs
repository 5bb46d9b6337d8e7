import { defineConfig, globalIgnores } from 'eslint/config';

import { javascript, noDefaultExports, typescript } from '../scripts/eslint-rules.mjs';

export default defineConfig(
  globalIgnores(['dist']),
  javascript,
  typescript,
  noDefaultExports,
  {
    files: ['src/page/**'],
    languageOptions: { parserOptions: { project: 'sandbox/src/page/tsconfig.json' } },
  },
  // Vite reads the default export.
  { files: ['vite.config.mts'], rules: { 'no-restricted-exports': 'off' } },
);
