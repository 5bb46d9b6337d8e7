import { createSandbox, type Sandbox } from '8x8-sandbox';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, jest } from '@jest/globals';
import { startN8n, type N8nInstance } from './n8n-instance';
import { WaitingFlows } from './waiting-flows';

jest.setTimeout(240_000);

let n8n: N8nInstance;
let sandbox: Sandbox;
let flows: WaitingFlows;

beforeAll(async () => {
  n8n = await startN8n('queue');
}, 400_000);

afterAll(async () => {
  await n8n.close();
});

beforeEach(async () => {
  sandbox = await createSandbox({ timeScale: 0.05 });
  flows = new WaitingFlows(n8n, sandbox);
});

afterEach(async () => {
  await flows.removeAll();
  await sandbox.close();
});

it('sends in the worker, sleeps, and goes on there with the receipt that the main process has taken', async () => {
  const { execution } = await flows.sleep({
    ...{ resource: 'SMS', operation: 'sendAndWaitForDelivery' },
    ...{ destination: '+6591234567', text: 'Order 1001 is on its way.' },
  });

  expect(await flows.outcome(execution)).toMatchObject({ state: 'delivered' });
  const said = (await n8n.workerLogs()).join('\n');
  expect(said.split(`Worker started execution ${execution} `).length - 1).toBe(2);
});
