import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Settings of n8n's engine for tests, which get a user folder of their own. Import this file before anything of n8n, which reads the settings when it loads. */
process.env['N8N_USER_FOLDER'] = mkdtempSync(join(tmpdir(), 'n8n-engine-'));
process.env['N8N_ENCRYPTION_KEY'] = 'key-of-the-tests';
process.env['N8N_DIAGNOSTICS_ENABLED'] = 'false';
// Otherwise the engine prints each error that a test provokes.
process.env['N8N_LOG_LEVEL'] = 'silent';
