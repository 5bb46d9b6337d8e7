import { defineConfig } from 'eslint/config';

import { javascript, typescript } from './eslint-rules.mjs';

export default defineConfig(javascript, typescript);
