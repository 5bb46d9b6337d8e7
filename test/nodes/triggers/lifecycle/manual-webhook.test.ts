import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { WebhookPathTakenError } from 'n8n-workflow';
import { EightByEight } from '../support/eight-by-eight';
import { TestN8n } from '../support/n8n-server';
import { secret } from '../support/post';
import { triggerTypes, type TriggerKind } from '../support/trigger-types';
import { triggerWorkflow } from '../support/trigger-workflow';

let eightByEight: EightByEight;
let n8n: TestN8n;

beforeEach(async () => {
  eightByEight = await EightByEight.start();
  n8n = await new TestN8n(triggerTypes).listen();
});

afterEach(async () => {
  await n8n.close();
  await eightByEight.close();
});

it('leaves the webhook to whoever set it, and takes its events', async () => {
  const credentials = eightByEight.credentials({ webhookSecret: secret });
  const workflow = triggerWorkflow('Sms', credentials, { registration: 'manual' });
  await n8n.activate(workflow);
  expect(eightByEight.slots('sms')).toEqual([]);

  await eightByEight.set('sms', {
    subAccountId: '*',
    url: n8n.addressOf(workflow),
    httpAuthorization: secret,
  });
  expect(await eightByEight.inboundSms()).toBe(200);
  await n8n.deactivate(workflow);

  expect(eightByEight.addresses('sms')).toEqual([n8n.addressOf(workflow)]);
  expect(n8n.started).toHaveLength(1);
});

it('is the only way for surveys, and says so', async () => {
  const workflow = triggerWorkflow('Sms', eightByEight.credentials(), { events: ['smsEngage.response'] });
  await expect(n8n.activate(workflow)).rejects.toThrow(
    'Only 8x8 support can enter the URL for "Survey Answered". Set Webhook Registration to Manual',
  );
});

it('goes on with another workflow that replaced it, and with its own secret when that one lets go', async () => {
  const credentials = eightByEight.credentials({ webhookSecret: secret });
  const byHand = triggerWorkflow('Sms', credentials, { registration: 'manual' });
  await n8n.activate(byHand);
  await eightByEight.set('sms', {
    subAccountId: '*',
    url: n8n.addressOf(byHand),
    httpAuthorization: secret,
  });
  const replacing = triggerWorkflow('Sms', credentials, { options: { replaceExisting: true } });
  await n8n.activate(replacing);
  expect(await eightByEight.inboundSms()).toBe(200);
  await n8n.deactivate(replacing);
  expect(await eightByEight.inboundSms()).toBe(200);
  expect(n8n.started.map(({ workflow }) => workflow)).toEqual([replacing.id, byHand.id]);
});

it.each<[TriggerKind]>([['Automation'], ['Sms'], ['SmsEngage'], ['Video']])(
  'is refused once and for all while the credential has no secret to ask for: %s',
  async (kind) => {
    const credentials = eightByEight.credentials({ webhookSecret: '' });
    const workflow = triggerWorkflow(kind, credentials, { registration: 'manual' });
    const activation = n8n.activate(workflow);
    await expect(activation).rejects.toThrow('The 8x8 credential has no Webhook Secret.');
    // Of other refusals n8n believes that they pass, and tries again.
    await expect(activation).rejects.toBeInstanceOf(WebhookPathTakenError);
  },
);
