import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { WebhookPathTakenError, type INodeParameters } from 'n8n-workflow';
import { SandboxAccount } from '../support/sandbox-account';
import { TestN8n, type TriggerWorkflow } from '../support/n8n-server';
import * as bodies from '../../../core/webhooks/webhook-bodies';
import { post, secret } from '../support/post';
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

describe('survey answers, whose URL 8x8 support enters', () => {
  const surveys = (parameters: INodeParameters, webhookSecret = secret): TriggerWorkflow =>
    triggerWorkflow('Sms', account.credentials({ webhookSecret }), parameters);
  const answerFrom = async (workflow: TriggerWorkflow, authorization?: string): Promise<number> => {
    const headers = authorization === undefined ? undefined : { authorization };
    const { status } = await post(n8n.webhookUrlOf(workflow), bodies.surveyResponse(), headers);
    return status;
  };
  const types = (): unknown[] => n8n.started.map(({ items }) => items[0]?.json['type']);

  it('arrive beside events that the trigger has registered itself', async () => {
    const workflow = surveys({ events: ['sms.inbound', 'smsEngage.response'] });
    await n8n.activate(workflow);

    expect(account.registrations('sms')).toHaveLength(1);
    expect(await account.inboundSms()).toBe(200);
    expect(await answerFrom(workflow, secret)).toBe(200);
    expect(await answerFrom(workflow, 'Bearer wrong')).toBe(401);
    expect(types()).toEqual(['sms.inbound', 'smsEngage.response']);
  });

  it('need no registration when the trigger has no other event', async () => {
    const workflow = surveys({ events: ['smsEngage.response'] });
    await n8n.activate(workflow);

    expect(account.registrations('sms')).toEqual([]);
    expect(await answerFrom(workflow, secret)).toBe(200);
    expect(types()).toEqual(['smsEngage.response']);
    await n8n.deactivate(workflow);
  });

  it('alone may come without a header, if the user allows it', async () => {
    const workflow = surveys({ events: ['sms.inbound', 'smsEngage.response'], authentication: 'none' }, '');
    await n8n.activate(workflow);

    expect(await answerFrom(workflow)).toBe(200);
    const forged = await post(n8n.webhookUrlOf(workflow), bodies.smsInbound());
    expect(forged.status).toBe(401);
    expect(types()).toEqual(['smsEngage.response']);
  });

  it('need a webhook secret, and the message names the setting without one', async () => {
    const workflow = surveys({ events: ['sms.inbound', 'smsEngage.response'] }, '');
    await expect(n8n.activate(workflow)).rejects.toThrow(
      'The 8x8 credential has no Webhook Secret. Enter the HTTP Authorization value there that you entered at 8x8. If 8x8 cannot send a header, set Survey Authentication to None.',
    );
    expect(account.registrations('sms')).toEqual([]);
  });
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

it.each<[TriggerKind]>([['Automation'], ['Sms'], ['Video']])(
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
