import { afterAll, beforeAll } from '@jest/globals';
import { startN8n, type N8nInstance } from './n8n-instance';

/** The n8n that runs for all tests of a file: those that are given it ask for it once they run. */
export function runningN8n(...how: Parameters<typeof startN8n>): () => N8nInstance {
  let n8n: N8nInstance;

  beforeAll(async () => {
    n8n = await startN8n(...how);
  }, 400_000);

  afterAll(async () => {
    await n8n.close();
  });

  return () => n8n;
}
