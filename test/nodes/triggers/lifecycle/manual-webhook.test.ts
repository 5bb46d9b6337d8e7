import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { WebhookPathTakenError } from 'n8n-workflow';
import { SandboxAccount } from '../support/sandbox-account';
import { TestN8n } from '../support/n8n-server';
import { secret } from '../support/post';
import { triggerTypes, type TriggerKind } from '../support/trigger-types';
import { triggerWorkflow } from '../support/trigger-workflow';

let account: SandboxAccount;
let n8n: TestN8n;

beforeEach(async () => {
  account = await SandboxAccount.start();
  n8n = await new TestN8n(triggerTypes).listen();
});

afterEach(async () => {
  await n8n.close();
  await account.close();
});

it('does not change a webhook that the user registered, and receives its events', async () => {
  const credentials = account.credentials({ webhookSecret: secret });
  const workflow = triggerWorkflow('Sms', credentials, { registration: 'manual' });
  await n8n.activate(workflow);
  expect(account.registrations('sms')).toEqual([]);

  await account.register('sms', {
    subAccountId: '*',
    url: n8n.webhookUrlOf(workflow),
    httpAuthorization: secret,
  });
  expect(await account.inboundSms()).toBe(200);
  await n8n.deactivate(workflow);

  expect(account.registeredUrls('sms')).toEqual([n8n.webhookUrlOf(workflow)]);
  expect(n8n.started).toHaveLength(1);
});

it('is required for surveys, and the message says so', async () => {
  const workflow = triggerWorkflow('Sms', account.credentials(), { events: ['smsEngage.response'] });
  await expect(n8n.activate(workflow)).rejects.toThrow(
    'Only 8x8 support can enter the URL for "Survey Answered". Set Webhook Registration to Manual',
  );
});

it('receives events with the secret of a workflow that replaced it, and with its own after the restore', async () => {
  const credentials = account.credentials({ webhookSecret: secret });
  const byHand = triggerWorkflow('Sms', credentials, { registration: 'manual' });
  await n8n.activate(byHand);
  await account.register('sms', {
    subAccountId: '*',
    url: n8n.webhookUrlOf(byHand),
    httpAuthorization: secret,
  });
  const replacing = triggerWorkflow('Sms', credentials, { options: { replaceExisting: true } });
  await n8n.activate(replacing);
  expect(await account.inboundSms()).toBe(200);
  await n8n.deactivate(replacing);
  expect(await account.inboundSms()).toBe(200);
  expect(n8n.started.map(({ workflow }) => workflow)).toEqual([replacing.id, byHand.id]);
});

it.each<[TriggerKind]>([['Automation'], ['Sms'], ['SmsEngage'], ['Video']])(
  'fails without retries while the credential has no webhook secret: %s',
  async (kind) => {
    const credentials = account.credentials({ webhookSecret: '' });
    const workflow = triggerWorkflow(kind, credentials, { registration: 'manual' });
    const activation = n8n.activate(workflow);
    await expect(activation).rejects.toThrow('The 8x8 credential has no Webhook Secret.');
    // n8n retries on all other errors.
    await expect(activation).rejects.toBeInstanceOf(WebhookPathTakenError);
  },
);
