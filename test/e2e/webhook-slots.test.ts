import { afterAll, beforeAll, jest } from '@jest/globals';
import { startN8n, type N8nInstance } from './n8n-instance';
import { webhookSlotCases } from './webhook-slot-cases';

/** Most take a second; on a machine that does other things besides, many times that. */
jest.setTimeout(120_000);

let n8n: N8nInstance;

beforeAll(async () => {
  n8n = await startN8n();
}, 300_000);

afterAll(async () => {
  await n8n.close();
});

webhookSlotCases(() => n8n);
