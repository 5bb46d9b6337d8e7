import { afterAll, beforeAll, jest } from '@jest/globals';
import { lastN8n1, startN8n, type N8nInstance } from './n8n-instance';
import { waitingCases } from './waiting-cases';
import { webhookSlotCases } from './webhook-slot-cases';

jest.setTimeout(240_000);

let n8n: N8nInstance;

beforeAll(async () => {
  n8n = await startN8n('regular', lastN8n1);
}, 300_000);

afterAll(async () => {
  await n8n.close();
});

waitingCases(() => n8n);
webhookSlotCases(() => n8n);
