import { defineConfig, globalIgnores } from 'eslint/config';

import { nest, noDefaultExports, typescript } from '../scripts/eslint-rules.mjs';

export default defineConfig(globalIgnores(['dist']), typescript, noDefaultExports, {
  files: ['**/*.ts'],
  rules: nest,
});
