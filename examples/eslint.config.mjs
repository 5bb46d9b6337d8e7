import { defineConfig, globalIgnores } from 'eslint/config';

import { javascript, nest, typescript } from '../scripts/eslint-rules.mjs';

/** The ESLint rules of the examples: the shared ones of this repository, and those for NestJS in its apps. */
export default defineConfig(globalIgnores(['**/dist', 'demo/n8n']), javascript, typescript, {
  files: ['{nestjs-app,smpp-bridge}/**/*.ts'],
  rules: nest,
});
