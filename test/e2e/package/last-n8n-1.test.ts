import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it, jest } from '@jest/globals';
import { outputOf } from '../../pack/program';
import { lastN8n1 } from '../instance/n8n-instance';
import { packageCases } from './package-cases';
import { runningN8n } from '../instance/running-n8n';
import { expectConversation } from '../examples/expected-conversation';
import { callAnswerCases } from '../triggers/call-answer-cases';
import { waitingCases } from '../waiting/waiting-cases';
import { registrationCases } from '../triggers/registration-cases';

jest.setTimeout(240_000);

const n8n = runningN8n('regular', lastN8n1);

packageCases(n8n);
waitingCases(n8n);
callAnswerCases(n8n);
registrationCases(n8n, { checksOnStart: true });

it('completes the conversation of the demo', async () => {
  const home = await mkdtemp(join(tmpdir(), 'e2e-conversation-'));
  try {
    const script = join(__dirname, '..', 'examples', 'conversation.mjs');
    expectConversation(await outputOf(process.execPath, [script, lastN8n1, home], { cwd: home }));
  } finally {
    await rm(home, { recursive: true, force: true });
  }
});
