import { defineConfig, globalIgnores } from 'eslint/config';

import { javascript, noDefaultExports, typescript } from '../scripts/eslint-rules.mjs';

export default defineConfig(globalIgnores(['dist']), javascript, typescript, noDefaultExports);
