import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { SandboxAccount } from '../support/sandbox-account';
import { TestN8n } from '../support/n8n-server';
import { triggerTypes } from '../support/trigger-types';
import { triggerWorkflow } from '../support/trigger-workflow';

let account: SandboxAccount;
let n8n: TestN8n;

beforeEach(async () => {
  account = await SandboxAccount.start({ timeScale: 0.01 });
  n8n = await new TestN8n(triggerTypes).listen();
});

afterEach(async () => {
  await n8n.close();
  await account.close();
});

it('starts one workflow for an event that 8x8 sends three times', async () => {
  let left = 2;
  n8n.beforeWorkflowStart = async () => {
    if (left-- > 0) throw new Error('The database is away.');
  };
  const workflow = triggerWorkflow('Sms', account.credentials());
  await n8n.activate(workflow);

  const { umid } = account.sandbox.inboundSms({ from: '+6591112222', text: 'Hello?' });
  const { id } = await account.sandbox.waitForWebhook({ umid, status: 'delivered' });

  const [{ attempts } = { attempts: [] }] = account.sandbox.webhooks({ id });
  expect(attempts.map(({ response }) => response?.status)).toEqual([500, 500, 200]);
  expect(n8n.started.map(({ items }) => items[0]?.json['umid'])).toEqual([umid]);
});

it('starts one workflow per status of a message, in any order of arrival', async () => {
  const workflow = triggerWorkflow('ChatApps', account.credentials(), {
    events: ['chatApps.status', 'chatApps.inbound'],
  });
  await n8n.activate(workflow);
  const { umid } = account.sandbox.inboundChat({ from: '+6591112222', text: 'Is my parcel there?' });
  await account.sandbox.waitForWebhook({ umid, status: 'delivered' });
  const answer = await account.client().chatApps.send({
    subAccountId: account.sandbox.subAccountIds.chatApps,
    user: { msisdn: '+6591112222' },
    type: 'text',
    content: { text: 'It is.' },
  });
  await account.sandbox.waitForWebhook({ umid: answer.umid, state: 'read', status: 'delivered' });

  const [message, ...receipts] = n8n.started.map(({ items }) => items[0]?.json);
  expect(message).toMatchObject({ type: 'chatApps.inbound', text: 'Is my parcel there?' });
  const statuses = receipts.map((receipt) => receipt?.['status']);
  expect(new Set(statuses)).toEqual(new Set(['queued', 'sent', 'delivered', 'read']));
  const keys = receipts.map((receipt) => receipt?.['key']);
  expect(new Set(keys).size).toBe(keys.length);
});
