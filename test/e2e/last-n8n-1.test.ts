import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, it, jest } from '@jest/globals';
import { outputOf } from '../pack/program';
import { lastN8n1, startN8n, type N8nInstance } from './n8n-instance';
import { packageCases } from './package-cases';
import { expectConversation } from './told-conversation';
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

packageCases(() => n8n);
waitingCases(() => n8n);
webhookSlotCases(() => n8n, { looksAtStart: true });

it('holds the conversation of the demo', async () => {
  const home = await mkdtemp(join(tmpdir(), 'e2e-conversation-'));
  try {
    const script = join(__dirname, 'conversation.mjs');
    expectConversation(await outputOf(process.execPath, [script, lastN8n1, home], { cwd: home }));
  } finally {
    await rm(home, { recursive: true, force: true });
  }
});
