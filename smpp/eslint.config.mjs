import { defineConfig, globalIgnores } from 'eslint/config';

import { noDefaultExports, typescript } from '../scripts/eslint-rules.mjs';

export default defineConfig(globalIgnores(['dist']), typescript, noDefaultExports);
