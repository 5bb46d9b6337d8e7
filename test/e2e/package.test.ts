import { afterAll, beforeAll, jest } from '@jest/globals';
import { startN8n, type N8nInstance } from './n8n-instance';
import { packageCases } from './package-cases';

jest.setTimeout(120_000);

let n8n: N8nInstance;

beforeAll(async () => {
  n8n = await startN8n();
}, 300_000);

afterAll(async () => {
  await n8n.close();
});

packageCases(() => n8n);
