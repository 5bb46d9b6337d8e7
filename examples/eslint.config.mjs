import { defineConfig, globalIgnores } from 'eslint/config';

import { javascript, nest, typescript } from '../scripts/eslint-rules.mjs';

export default defineConfig(globalIgnores(['**/dist', 'demo/n8n']), javascript, typescript, {
  files: ['nestjs-app/**/*.ts'],
  rules: nest,
});
