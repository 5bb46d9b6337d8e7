import { defineConfig } from 'eslint/config';

import { noDefaultExports, typescript } from './eslint-rules.mjs';

/**
 * The project's own rules for `nodes/` and `credentials/`. n8n allows no rules but its own in the root's configuration,
 * so these run after `n8n-node lint`.
 */
export default defineConfig(typescript, noDefaultExports, { linterOptions: { noInlineConfig: true } });
