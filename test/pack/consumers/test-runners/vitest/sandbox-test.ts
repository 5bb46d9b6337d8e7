import { createSandbox, type Sandbox } from '8x8-sandbox';
import { createClient, type EightByEightClient } from 'cpaas-8x8';
import { test as base } from 'vitest';

/** A test with a sandbox of its own. With another seed each time, all IDs are different. */
export const test = base.extend<{ sandbox: Sandbox; client: EightByEightClient }>({
  // Vitest reads the parameter to learn which fixtures this one needs.
  sandbox: async ({}, use) => {
    const sandbox = await createSandbox({ seed: Math.random(), timeScale: 0.01 });
    await use(sandbox);
    await sandbox.close();
  },
  client: async ({ sandbox }, use) => {
    const { url: baseUrl, apiKey, accountId, subAccountIds } = sandbox;
    await use(createClient({ baseUrl, apiKey, accountId, subAccountIds }));
  },
});
