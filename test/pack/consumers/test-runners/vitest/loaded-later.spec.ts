import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '8x8-sandbox';
import { createClient } from 'cpaas-8x8';

describe('parts of the sandbox that are loaded when they are needed', () => {
  let stateFolder: string;
  let sandbox: Sandbox;

  beforeEach(async () => {
    stateFolder = mkdtempSync(join(tmpdir(), 'sandbox-state-'));
    sandbox = await createSandbox({ stateFolder });
  });

  afterEach(async () => {
    await sandbox.close();
    rmSync(stateFolder, { recursive: true });
  });

  it('keeps its state in a folder', async () => {
    const { umid } = sandbox.inboundSms({ from: '+6591234567', text: 'Hello' });
    await sandbox.close();
    sandbox = await createSandbox({ stateFolder });

    expect(sandbox.messages()).toMatchObject([{ umid, text: 'Hello' }]);
  });

  it('runs the scripts of a workflow', async () => {
    const { url: baseUrl, apiKey, accountId, subAccountIds } = sandbox;
    const client = createClient({ baseUrl, apiKey, accountId, subAccountIds });
    const inputs = {
      subAccountId: subAccountIds.sms,
      destination: '+6591234567',
      text: '{{[1, 2].map(each => each * 21).join()}}',
    };
    const { id = '' } = await client.automation.createDefinition({
      trigger: 'http_request',
      status: 'enabled',
      definition: { name: 'Writes', steps: [{ id: 'write', stepType: 'SMS', inputs }] },
    });
    await client.automation.startWorkflow({ definitionId: id, trigger: {} });

    expect((await sandbox.waitForMessage({ to: '+6591234567' })).text).toBe('21,42');
  });
});
