import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { NodeApiError, WebhookPathTakenError } from 'n8n-workflow';
import { SandboxAccount } from '../support/sandbox-account';
import { TestN8n } from '../support/n8n-server';
import { freshTriggerTypes } from '../support/fresh-process';
import { triggerTypes } from '../support/trigger-types';
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

const foreignUrl = 'https://crm.example.com/hooks/8x8';
const replacing = { options: { replaceExisting: true } };

/** The message that n8n shows when the activation fails. */
async function activationError(activation: Promise<unknown>): Promise<string> {
  try {
    await activation;
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('The activation succeeded.');
}

describe('activating', () => {
  it('registers a webhook with a secret that n8n never stores', async () => {
    const workflow = triggerWorkflow('Sms', account.credentials());
    await n8n.activate(workflow);

    const [slot] = account.registrations('sms');
    expect(slot).toMatchObject({ subAccountId: '*', enabled: true });
    expect(account.registeredUrls('sms')).toEqual([n8n.webhookUrlOf(workflow)]);
    expect(slot?.httpAuthorization).toMatch(/^Bearer [\w-]{43}$/);
    expect(JSON.stringify(n8n.staticDataOf(workflow))).not.toContain(slot?.httpAuthorization?.slice(7));
    expect(await account.inboundSms()).toBe(200);
    expect(n8n.started).toHaveLength(1);
  });

  it('uses a different secret for every URL', async () => {
    const credentials = account.credentials();
    await n8n.activate(triggerWorkflow('Sms', credentials, { subAccountId: 'Harbour_SMS' }));
    await n8n.activate(triggerWorkflow('Sms', credentials, { subAccountId: 'Hill_SMS' }));
    const secrets = account.registrations('sms').map(({ httpAuthorization }) => httpAuthorization);
    expect(new Set(secrets).size).toBe(2);
  });

  it.each([
    [
      'the node',
      { subAccountId: { __rl: true, mode: 'list', value: 'Node_SMS' } },
      { subAccountId: 'Any', smsSubAccountId: 'Cred_SMS' },
      'Node_SMS',
    ],
    ['the credential, for SMS', {}, { subAccountId: 'Any', smsSubAccountId: 'Cred_SMS' }, 'Cred_SMS'],
    ['the credential', {}, { subAccountId: 'Any' }, 'Any'],
    ['neither, which means all subaccounts', {}, {}, '*'],
  ])('uses the subaccount of %s', async (_, parameters, credential, scope) => {
    await n8n.activate(triggerWorkflow('Sms', account.credentials(credential), parameters));
    expect(account.registrations('sms').map(({ subAccountId }) => subAccountId)).toEqual([scope]);
  });

  it('does not change webhooks of other subaccounts', async () => {
    await account.register('sms', { subAccountId: 'Harbour_SMS', url: foreignUrl, enabled: true });
    const workflow = triggerWorkflow('Sms', account.credentials());
    await n8n.activate(workflow);
    await n8n.deactivate(workflow);
    expect(account.registrations('sms')).toEqual([
      { subAccountId: 'Harbour_SMS', url: foreignUrl, enabled: true },
    ]);
  });

  it('fails when another URL is registered, names it without its query and explains what to do', async () => {
    await account.register('sms', { subAccountId: '*', url: `${foreignUrl}?token=s3cret`, enabled: true });
    const workflow = triggerWorkflow('Sms', account.credentials());

    const calls = account.sandbox.requests().length;
    const said = await activationError(n8n.activate(workflow));

    expect(said).toContain(
      `8x8 already posts SMS events of all subaccounts to ${foreignUrl}. Remove that webhook at 8x8`,
    );
    expect(said).toContain('Replace Existing Webhook');
    expect(said).not.toContain('s3cret');
    expect(said).not.toContain('Authorization');
    expect(account.registrations('sms')).toEqual([
      { subAccountId: '*', url: `${foreignUrl}?token=s3cret`, enabled: true },
    ]);
    expect(new Set(account.callsSince(calls))).toEqual(new Set(['sms.getWebhooks']));
  });

  it('warns that the secret of the replaced webhook cannot be restored', async () => {
    await account.register('sms', { subAccountId: '*', url: foreignUrl, httpAuthorization: 'Basic abc' });
    const said = await activationError(n8n.activate(triggerWorkflow('Sms', account.credentials())));
    expect(said).toContain('without its secret, which 8x8 does not reveal');
    expect(said).not.toContain('Authorization');
  });

  it('fails at once instead of letting n8n retry five times', async () => {
    await account.register('sms', { subAccountId: '*', url: foreignUrl });
    const workflow = triggerWorkflow('Sms', account.credentials());
    await expect(n8n.activate(workflow)).rejects.toBeInstanceOf(WebhookPathTakenError);
    account.failOperation('sms.getWebhooks');
    await expect(n8n.activate(workflow)).rejects.toBeInstanceOf(NodeApiError);
  });

  it('fails for a second workflow with the same scope, and the first stays registered', async () => {
    const first = triggerWorkflow('Sms', account.credentials());
    const second = triggerWorkflow('Sms', account.credentials());
    await n8n.activate(first);

    const said = await activationError(n8n.activate(second));

    expect(said).toContain(`to ${n8n.webhookUrlOf(first)}, another trigger of this n8n`);
    expect(said).toContain('Use one trigger and branch');
    expect(await account.inboundSms()).toBe(200);
    expect(n8n.started.map(({ workflow }) => workflow)).toEqual([first.id]);
  });

  it('fails for two triggers of one workflow with the same scope, and registers neither', async () => {
    const one = triggerWorkflow('Sms', account.credentials());
    const other = triggerWorkflow('Sms', account.credentials());
    const workflow = { ...one, nodes: [...one.nodes, ...other.nodes] };
    expect(await activationError(n8n.activate(workflow))).toContain('another trigger of this n8n');
    await account.inboundSms();
    expect(n8n.started).toEqual([]);
  });

  it('fails without an account ID in the credential and asks for it', async () => {
    const workflow = triggerWorkflow('Sms', account.credentials({ accountId: '' }));
    expect(await activationError(n8n.activate(workflow))).toMatch(/Account ID/);
  });

  it('fails for a loopback URL, which 8x8 cannot reach', async () => {
    const workflow = triggerWorkflow('Sms', account.credentials({ baseUrl: '' }));
    expect(await activationError(n8n.create(workflow))).toContain('WEBHOOK_URL');
  });

  it('registers nothing when 8x8 does not respond', async () => {
    account.failOperation('sms.setWebhooks');
    const workflow = triggerWorkflow('Sms', account.credentials());
    expect(await activationError(n8n.activate(workflow))).toContain('Too many requests');
    expect(account.registrations('sms')).toEqual([]);
    expect(n8n.staticDataOf(workflow)).toEqual({});
  });
});

describe('Replace Existing Webhook', () => {
  it('restores the replaced webhook on deactivation', async () => {
    await account.register('sms', { subAccountId: '*', url: foreignUrl, enabled: true });
    const workflow = triggerWorkflow('Sms', account.credentials(), replacing);
    await n8n.activate(workflow);
    expect(account.registeredUrls('sms')).toEqual([n8n.webhookUrlOf(workflow)]);

    await n8n.deactivate(workflow);

    expect(account.registrations('sms')).toEqual([{ subAccountId: '*', url: foreignUrl, enabled: true }]);
  });

  it('restores a webhook that was switched off as switched off', async () => {
    await account.register('sms', { subAccountId: '*', url: foreignUrl, enabled: false });
    const workflow = triggerWorkflow('Sms', account.credentials(), replacing);
    await n8n.activate(workflow);
    await n8n.deactivate(workflow);
    expect(account.registrations('sms')).toEqual([{ subAccountId: '*', url: foreignUrl, enabled: false }]);
  });

  it('restores the webhook of another trigger of this n8n with its secret', async () => {
    const first = triggerWorkflow('Sms', account.credentials());
    const second = triggerWorkflow('Sms', account.credentials(), replacing);
    await n8n.activate(first);
    await n8n.activate(second);
    await n8n.deactivate(second);
    expect(await account.inboundSms()).toBe(200);
    expect(n8n.started.map(({ workflow }) => workflow)).toEqual([first.id]);
  });

  it('restores the webhook of another trigger without a secret if the secret is not known', async () => {
    const first = triggerWorkflow('Sms', account.credentials());
    await n8n.activate(first);
    account.changeApiKey('key-2');
    const second = triggerWorkflow('Sms', account.credentials({ apiKey: 'key-2' }), replacing);
    await n8n.activate(second);
    await n8n.deactivate(second);
    expect(account.registeredUrls('sms')).toEqual([n8n.webhookUrlOf(first)]);
    expect(account.registrations('sms')[0]).not.toHaveProperty('httpAuthorization');
  });

  it('never registers a masked secret', async () => {
    await account.register('sms', { subAccountId: '*', url: foreignUrl, httpAuthorization: 'Basic abc' });
    const workflow = triggerWorkflow('Sms', account.credentials(), replacing);
    await n8n.activate(workflow);
    await n8n.deactivate(workflow);
    expect(account.registrations('sms')).toEqual([{ subAccountId: '*', url: foreignUrl, enabled: true }]);
  });
});

describe('deactivating', () => {
  it('removes the webhook', async () => {
    const workflow = triggerWorkflow('Sms', account.credentials());
    await n8n.activate(workflow);
    await n8n.deactivate(workflow);
    expect(account.registrations('sms')).toEqual([]);
    expect(n8n.staticDataOf(workflow)).toEqual({ [`node:${workflow.nodes[0]?.name}`]: {} });
  });

  it('does not remove a webhook that was changed at 8x8 since', async () => {
    const workflow = triggerWorkflow('Sms', account.credentials());
    await n8n.activate(workflow);
    await account.register('sms', { subAccountId: '*', url: foreignUrl, enabled: true });
    await n8n.deactivate(workflow);
    expect(account.registrations('sms')).toEqual([{ subAccountId: '*', url: foreignUrl, enabled: true }]);
  });

  it('reports when 8x8 did not remove the webhook, and removes it the next time', async () => {
    const workflow = triggerWorkflow('Sms', account.credentials());
    await n8n.activate(workflow);
    account.failOperation('sms.deleteWebhooks');
    expect(await activationError(n8n.deactivate(workflow))).toContain('Too many requests');
    expect(account.registrations('sms')).toHaveLength(1);

    account.sandbox.clearFaults();
    await n8n.deactivate(workflow);
    expect(account.registrations('sms')).toEqual([]);
  });

  it('removes its own webhook even when the static data is lost', async () => {
    const workflow = triggerWorkflow('Sms', account.credentials());
    await n8n.activate(workflow);
    n8n.overwriteStaticData(workflow, {});
    await n8n.deactivate(workflow);
    expect(account.registrations('sms')).toEqual([]);
  });
});

describe('a restart of n8n', () => {
  it('changes nothing when the webhook is still registered', async () => {
    const workflow = triggerWorkflow('Sms', account.credentials());
    await n8n.activate(workflow);
    const before = structuredClone(account.registrations('sms'));
    const calls = account.sandbox.requests().length;

    await n8n.restart(freshTriggerTypes());

    expect(account.callsSince(calls)).toEqual(['sms.getWebhooks']);
    expect(account.registrations('sms')).toEqual(before);
    expect(await account.inboundSms()).toBe(200);
    expect(n8n.started).toHaveLength(1);
  });

  it('reports a webhook that was changed at 8x8 and does not overwrite it', async () => {
    const workflow = triggerWorkflow('Sms', account.credentials());
    await n8n.activate(workflow);
    await account.register('sms', { subAccountId: '*', url: foreignUrl, enabled: true });

    const said = await activationError(n8n.restart(triggerTypes));

    expect(said).toContain('The webhook of this trigger was changed at 8x8: it posts');
    expect(said).toContain(foreignUrl);
    expect(account.registrations('sms')).toEqual([{ subAccountId: '*', url: foreignUrl, enabled: true }]);
  });

  it('registers the webhook again when it was removed at 8x8', async () => {
    const workflow = triggerWorkflow('Sms', account.credentials());
    await n8n.activate(workflow);
    account.removeAll();
    await n8n.restart(triggerTypes);
    expect(await account.inboundSms()).toBe(200);
  });

  it('does not switch on a webhook that was switched off at 8x8', async () => {
    const workflow = triggerWorkflow('Sms', account.credentials());
    await n8n.activate(workflow);
    account.switchOff();
    await n8n.restart(triggerTypes);
    expect(account.registrations('sms').map(({ enabled }) => enabled)).toEqual([false]);
  });

  it('updates the webhook when n8n has a new URL, and still restores the replaced one', async () => {
    await account.register('sms', { subAccountId: '*', url: foreignUrl, enabled: true });
    const workflow = triggerWorkflow('Sms', account.credentials(), replacing);
    await n8n.activate(workflow);
    const moved = await new TestN8n(triggerTypes).listen();
    moved.overwriteStaticData(workflow, n8n.staticDataOf(workflow));
    await moved.activate(workflow, 'init');
    expect(account.registeredUrls('sms')).toEqual([moved.webhookUrlOf(workflow)]);
    expect(await account.inboundSms()).toBe(200);
    await moved.deactivate(workflow);
    expect(account.registrations('sms')).toEqual([{ subAccountId: '*', url: foreignUrl, enabled: true }]);
    await moved.close();
  });

  it('accepts events after an old execution has overwritten the static data', async () => {
    const workflow = triggerWorkflow('Sms', account.credentials());
    await n8n.activate(workflow);
    n8n.overwriteStaticData(workflow, {});
    expect(await account.inboundSms()).toBe(200);
    expect(n8n.started).toHaveLength(1);
  });

  it('accepts events after the API key of the credential has changed', async () => {
    const workflow = triggerWorkflow('Sms', account.credentials());
    await n8n.activate(workflow);
    account.changeApiKey('key-2');
    n8n.editCredentials(workflow, account.credentials({ apiKey: 'key-2' }));
    expect(await account.inboundSms()).toBe(200);

    await n8n.restart(freshTriggerTypes());
    expect(await account.inboundSms()).toBe(200);
    expect(n8n.started).toHaveLength(2);
  });
});
