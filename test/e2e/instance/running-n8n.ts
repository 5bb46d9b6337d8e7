import { afterAll, beforeAll } from '@jest/globals';
import { startN8n, type N8nInstance } from './n8n-instance';

/** Starts one n8n for all tests of a file. Call the returned function inside a test to get it. */
export function runningN8n(...options: Parameters<typeof startN8n>): () => N8nInstance {
  let n8n: N8nInstance;

  beforeAll(async () => {
    n8n = await startN8n(...options);
  }, 400_000);

  afterAll(async () => {
    await n8n.close();
  });

  return () => n8n;
}
