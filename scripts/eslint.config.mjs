import { defineConfig } from 'eslint/config';

import { javascript, typescript } from './eslint-rules.mjs';

/** The lint rules of `scripts/`. ESLint takes the configuration that is nearest to a file. */
export default defineConfig(javascript, typescript);
