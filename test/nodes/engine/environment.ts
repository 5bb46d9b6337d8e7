import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** n8n's engine writes where this says; it is to be imported before anything of n8n. */
process.env['N8N_USER_FOLDER'] = mkdtempSync(join(tmpdir(), 'n8n-engine-'));
process.env['N8N_ENCRYPTION_KEY'] = 'key-of-the-tests';
process.env['N8N_DIAGNOSTICS_ENABLED'] = 'false';
// The engine would print each error that a test provokes.
process.env['N8N_LOG_LEVEL'] = 'silent';
