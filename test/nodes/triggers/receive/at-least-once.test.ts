import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { EightByEight } from '../support/eight-by-eight';
import { TestN8n } from '../support/n8n-server';
import { triggerTypes } from '../support/trigger-types';
import { triggerWorkflow } from '../support/trigger-workflow';

let eightByEight: EightByEight;
let n8n: TestN8n;

beforeEach(async () => {
  eightByEight = await EightByEight.start({ timeScale: 0.01 });
  n8n = await new TestN8n(triggerTypes).listen();
});

afterEach(async () => {
  await n8n.close();
  await eightByEight.close();
});

it('handles once what 8x8 has to send three times', async () => {
  let left = 2;
  n8n.beforeStart = async () => {
    if (left-- > 0) throw new Error('The database is away.');
  };
  const workflow = triggerWorkflow('Sms', eightByEight.credentials());
  await n8n.activate(workflow);

  const { umid } = eightByEight.sandbox.inboundSms({ from: '+6591112222', text: 'Hello?' });
  const { id } = await eightByEight.sandbox.waitForWebhook({ umid, status: 'delivered' });

  const [{ attempts } = { attempts: [] }] = eightByEight.sandbox.webhooks({ id });
  expect(attempts.map(({ response }) => response?.status)).toEqual([500, 500, 200]);
  expect(n8n.started.map(({ items }) => items[0]?.json['umid'])).toEqual([umid]);
});

it('follows a message from being sent to being read, one run a status, in whatever order the statuses come', async () => {
  const workflow = triggerWorkflow('ChatApps', eightByEight.credentials(), {
    events: ['chatApps.status', 'chatApps.inbound'],
  });
  await n8n.activate(workflow);
  const { umid } = eightByEight.sandbox.inboundChat({ from: '+6591112222', text: 'Is my parcel there?' });
  await eightByEight.sandbox.waitForWebhook({ umid, status: 'delivered' });
  const answer = await eightByEight.client().chatApps.send({
    subAccountId: eightByEight.sandbox.subAccountIds.chatApps,
    user: { msisdn: '+6591112222' },
    type: 'text',
    content: { text: 'It is.' },
  });
  await eightByEight.sandbox.waitForWebhook({ umid: answer.umid, state: 'read', status: 'delivered' });

  const [message, ...receipts] = n8n.started.map(({ items }) => items[0]?.json);
  expect(message).toMatchObject({ type: 'chatApps.inbound', text: 'Is my parcel there?' });
  const statuses = receipts.map((receipt) => receipt?.['status']);
  expect(new Set(statuses)).toEqual(new Set(['queued', 'sent', 'delivered', 'read']));
  const keys = receipts.map((receipt) => receipt?.['key']);
  expect(new Set(keys).size).toBe(keys.length);
});
