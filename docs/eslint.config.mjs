import { defineConfig, globalIgnores } from 'eslint/config';

import { javascript } from '../scripts/eslint-rules.mjs';

export default defineConfig(globalIgnores(['api', '**/dist', '**/cache']), javascript);
