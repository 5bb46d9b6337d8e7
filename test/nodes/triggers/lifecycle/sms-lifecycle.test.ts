import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { NodeApiError, WebhookPathTakenError } from 'n8n-workflow';
import { EightByEight } from '../support/eight-by-eight';
import { TestN8n } from '../support/n8n-server';
import { freshTriggerTypes } from '../support/fresh-process';
import { triggerTypes } from '../support/trigger-types';
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

const foreign = 'https://crm.example.com/hooks/8x8';
const replacing = { options: { replaceExisting: true } };

/** What n8n shows of a refusal. */
async function refusal(act: Promise<unknown>): Promise<string> {
  try {
    await act;
  } catch (thrown) {
    return (thrown as Error).message;
  }
  throw new Error('It was not refused.');
}

describe('activating', () => {
  it('takes a free slot with a secret that 8x8 sends along and n8n never stores', async () => {
    const workflow = triggerWorkflow('Sms', eightByEight.credentials());
    await n8n.activate(workflow);

    const [slot] = eightByEight.slots('sms');
    expect(slot).toMatchObject({ subAccountId: '*', enabled: true });
    expect(eightByEight.addresses('sms')).toEqual([n8n.addressOf(workflow)]);
    expect(slot?.httpAuthorization).toMatch(/^Bearer [\w-]{43}$/);
    expect(JSON.stringify(n8n.staticDataOf(workflow))).not.toContain(slot?.httpAuthorization?.slice(7));
    expect(await eightByEight.inboundSms()).toBe(200);
    expect(n8n.started).toHaveLength(1);
  });

  it('gives every address a secret of its own', async () => {
    const credentials = eightByEight.credentials();
    await n8n.activate(triggerWorkflow('Sms', credentials, { subAccountId: 'Harbour_SMS' }));
    await n8n.activate(triggerWorkflow('Sms', credentials, { subAccountId: 'Hill_SMS' }));
    const secrets = eightByEight.slots('sms').map(({ httpAuthorization }) => httpAuthorization);
    expect(new Set(secrets).size).toBe(2);
  });

  it.each([
    [
      'the node',
      { subAccountId: 'Node_SMS' },
      { subAccountId: 'Any', smsSubAccountId: 'Cred_SMS' },
      'Node_SMS',
    ],
    ['the credential, for SMS', {}, { subAccountId: 'Any', smsSubAccountId: 'Cred_SMS' }, 'Cred_SMS'],
    ['the credential', {}, { subAccountId: 'Any' }, 'Any'],
    ['nobody, and then means all', {}, {}, '*'],
  ])('takes the subaccount from %s', async (_, parameters, credential, scope) => {
    await n8n.activate(triggerWorkflow('Sms', eightByEight.credentials(credential), parameters));
    expect(eightByEight.slots('sms').map(({ subAccountId }) => subAccountId)).toEqual([scope]);
  });

  it('leaves the slots of other subaccounts alone', async () => {
    await eightByEight.set('sms', { subAccountId: 'Harbour_SMS', url: foreign, enabled: true });
    const workflow = triggerWorkflow('Sms', eightByEight.credentials());
    await n8n.activate(workflow);
    await n8n.deactivate(workflow);
    expect(eightByEight.slots('sms')).toEqual([{ subAccountId: 'Harbour_SMS', url: foreign, enabled: true }]);
  });

  it('refuses a slot that something else holds, names it without its query, and says how to go on', async () => {
    await eightByEight.set('sms', { subAccountId: '*', url: `${foreign}?token=s3cret`, enabled: true });
    const workflow = triggerWorkflow('Sms', eightByEight.credentials());

    const calls = eightByEight.sandbox.requests().length;
    const said = await refusal(n8n.activate(workflow));

    expect(said).toContain(
      `8x8 already posts SMS events of all subaccounts to ${foreign}. Remove that webhook at 8x8`,
    );
    expect(said).toContain('Replace Existing Webhook');
    expect(said).not.toContain('s3cret');
    expect(said).not.toContain('Authorization');
    expect(eightByEight.slots('sms')).toEqual([
      { subAccountId: '*', url: `${foreign}?token=s3cret`, enabled: true },
    ]);
    expect(new Set(eightByEight.callsSince(calls))).toEqual(new Set(['sms.getWebhooks']));
  });

  it('says that the secret of what it would replace is lost', async () => {
    await eightByEight.set('sms', { subAccountId: '*', url: foreign, httpAuthorization: 'Basic abc' });
    const said = await refusal(n8n.activate(triggerWorkflow('Sms', eightByEight.credentials())));
    expect(said).toContain('without its secret, which 8x8 does not reveal');
    expect(said).not.toContain('Authorization');
  });

  it('has n8n say so at once, instead of trying five times', async () => {
    await eightByEight.set('sms', { subAccountId: '*', url: foreign });
    const workflow = triggerWorkflow('Sms', eightByEight.credentials());
    await expect(n8n.activate(workflow)).rejects.toBeInstanceOf(WebhookPathTakenError);
    eightByEight.refuse('sms.getWebhooks');
    await expect(n8n.activate(workflow)).rejects.toBeInstanceOf(NodeApiError);
  });

  it('refuses a second workflow of the same n8n on one slot, and the first keeps it', async () => {
    const first = triggerWorkflow('Sms', eightByEight.credentials());
    const second = triggerWorkflow('Sms', eightByEight.credentials());
    await n8n.activate(first);

    const said = await refusal(n8n.activate(second));

    expect(said).toContain(`to ${n8n.addressOf(first)}, another trigger of this n8n`);
    expect(said).toContain('Use one trigger and branch');
    expect(await eightByEight.inboundSms()).toBe(200);
    expect(n8n.started.map(({ workflow }) => workflow)).toEqual([first.id]);
  });

  it('refuses two triggers of one workflow on one slot, and leaves nothing behind', async () => {
    const one = triggerWorkflow('Sms', eightByEight.credentials());
    const other = triggerWorkflow('Sms', eightByEight.credentials());
    const workflow = { ...one, nodes: [...one.nodes, ...other.nodes] };
    expect(await refusal(n8n.activate(workflow))).toContain('another trigger of this n8n');
    await eightByEight.inboundSms();
    expect(n8n.started).toEqual([]);
  });

  it('asks for an account ID when the credential has none', async () => {
    const workflow = triggerWorkflow('Sms', eightByEight.credentials({ accountId: '' }));
    expect(await refusal(n8n.activate(workflow))).toMatch(/Account ID/);
  });

  it('does not ask 8x8 to post to an address that only this machine knows', async () => {
    const workflow = triggerWorkflow('Sms', eightByEight.credentials({ baseUrl: '' }));
    expect(await refusal(n8n.create(workflow))).toContain('WEBHOOK_URL');
  });

  it('takes nothing when 8x8 does not answer', async () => {
    eightByEight.refuse('sms.setWebhooks');
    const workflow = triggerWorkflow('Sms', eightByEight.credentials());
    expect(await refusal(n8n.activate(workflow))).toContain('Too many requests');
    expect(eightByEight.slots('sms')).toEqual([]);
    expect(n8n.staticDataOf(workflow)).toEqual({});
  });
});

describe('replacing when told to', () => {
  it('puts back on deactivation what was there', async () => {
    await eightByEight.set('sms', { subAccountId: '*', url: foreign, enabled: true });
    const workflow = triggerWorkflow('Sms', eightByEight.credentials(), replacing);
    await n8n.activate(workflow);
    expect(eightByEight.addresses('sms')).toEqual([n8n.addressOf(workflow)]);

    await n8n.deactivate(workflow);

    expect(eightByEight.slots('sms')).toEqual([{ subAccountId: '*', url: foreign, enabled: true }]);
  });

  it('puts back a webhook that was switched off as switched off', async () => {
    await eightByEight.set('sms', { subAccountId: '*', url: foreign, enabled: false });
    const workflow = triggerWorkflow('Sms', eightByEight.credentials(), replacing);
    await n8n.activate(workflow);
    await n8n.deactivate(workflow);
    expect(eightByEight.slots('sms')).toEqual([{ subAccountId: '*', url: foreign, enabled: false }]);
  });

  it('puts back another trigger of this n8n with the secret that it had', async () => {
    const first = triggerWorkflow('Sms', eightByEight.credentials());
    const second = triggerWorkflow('Sms', eightByEight.credentials(), replacing);
    await n8n.activate(first);
    await n8n.activate(second);
    await n8n.deactivate(second);
    expect(await eightByEight.inboundSms()).toBe(200);
    expect(n8n.started.map(({ workflow }) => workflow)).toEqual([first.id]);
  });

  it('does not put back another trigger with a secret that it does not know', async () => {
    const first = triggerWorkflow('Sms', eightByEight.credentials());
    await n8n.activate(first);
    eightByEight.changeApiKey('key-2');
    const second = triggerWorkflow('Sms', eightByEight.credentials({ apiKey: 'key-2' }), replacing);
    await n8n.activate(second);
    await n8n.deactivate(second);
    expect(eightByEight.addresses('sms')).toEqual([n8n.addressOf(first)]);
    expect(eightByEight.slots('sms')[0]).not.toHaveProperty('httpAuthorization');
  });

  it('never writes back a masked secret', async () => {
    await eightByEight.set('sms', { subAccountId: '*', url: foreign, httpAuthorization: 'Basic abc' });
    const workflow = triggerWorkflow('Sms', eightByEight.credentials(), replacing);
    await n8n.activate(workflow);
    await n8n.deactivate(workflow);
    expect(eightByEight.slots('sms')).toEqual([{ subAccountId: '*', url: foreign, enabled: true }]);
  });
});

describe('deactivating', () => {
  it('empties the slot', async () => {
    const workflow = triggerWorkflow('Sms', eightByEight.credentials());
    await n8n.activate(workflow);
    await n8n.deactivate(workflow);
    expect(eightByEight.slots('sms')).toEqual([]);
    expect(n8n.staticDataOf(workflow)).toEqual({ [`node:${workflow.nodes[0]?.name}`]: {} });
  });

  it('leaves a slot alone that somebody else has taken meanwhile', async () => {
    const workflow = triggerWorkflow('Sms', eightByEight.credentials());
    await n8n.activate(workflow);
    await eightByEight.set('sms', { subAccountId: '*', url: foreign, enabled: true });
    await n8n.deactivate(workflow);
    expect(eightByEight.slots('sms')).toEqual([{ subAccountId: '*', url: foreign, enabled: true }]);
  });

  it('says when 8x8 did not take it back, and does it the next time', async () => {
    const workflow = triggerWorkflow('Sms', eightByEight.credentials());
    await n8n.activate(workflow);
    eightByEight.refuse('sms.deleteWebhooks');
    expect(await refusal(n8n.deactivate(workflow))).toContain('Too many requests');
    expect(eightByEight.slots('sms')).toHaveLength(1);

    eightByEight.sandbox.clearFaults();
    await n8n.deactivate(workflow);
    expect(eightByEight.slots('sms')).toEqual([]);
  });

  it('finds its own webhook even when the static data is lost', async () => {
    const workflow = triggerWorkflow('Sms', eightByEight.credentials());
    await n8n.activate(workflow);
    n8n.overwriteStaticData(workflow, {});
    await n8n.deactivate(workflow);
    expect(eightByEight.slots('sms')).toEqual([]);
  });
});

describe('starting n8n again', () => {
  it('changes nothing when everything is as it was', async () => {
    const workflow = triggerWorkflow('Sms', eightByEight.credentials());
    await n8n.activate(workflow);
    const before = structuredClone(eightByEight.slots('sms'));
    const calls = eightByEight.sandbox.requests().length;

    await n8n.restart(freshTriggerTypes());

    expect(eightByEight.callsSince(calls)).toEqual(['sms.getWebhooks']);
    expect(eightByEight.slots('sms')).toEqual(before);
    expect(await eightByEight.inboundSms()).toBe(200);
    expect(n8n.started).toHaveLength(1);
  });

  it('says that the webhook was changed, to what, and leaves the change alone', async () => {
    const workflow = triggerWorkflow('Sms', eightByEight.credentials());
    await n8n.activate(workflow);
    await eightByEight.set('sms', { subAccountId: '*', url: foreign, enabled: true });

    const said = await refusal(n8n.restart(triggerTypes));

    expect(said).toContain('The webhook of this trigger was changed at 8x8: it posts');
    expect(said).toContain(foreign);
    expect(eightByEight.slots('sms')).toEqual([{ subAccountId: '*', url: foreign, enabled: true }]);
  });

  it('sets it again when it is gone', async () => {
    const workflow = triggerWorkflow('Sms', eightByEight.credentials());
    await n8n.activate(workflow);
    eightByEight.removeAll();
    await n8n.restart(triggerTypes);
    expect(await eightByEight.inboundSms()).toBe(200);
  });

  it('leaves it switched off when somebody has switched it off', async () => {
    const workflow = triggerWorkflow('Sms', eightByEight.credentials());
    await n8n.activate(workflow);
    eightByEight.switchOff();
    await n8n.restart(triggerTypes);
    expect(eightByEight.slots('sms').map(({ enabled }) => enabled)).toEqual([false]);
  });

  it('moves the webhook along when n8n has another address, and still knows what to put back', async () => {
    await eightByEight.set('sms', { subAccountId: '*', url: foreign, enabled: true });
    const workflow = triggerWorkflow('Sms', eightByEight.credentials(), replacing);
    await n8n.activate(workflow);
    const moved = await new TestN8n(triggerTypes).listen();
    moved.overwriteStaticData(workflow, n8n.staticDataOf(workflow));
    await moved.activate(workflow, 'init');
    expect(eightByEight.addresses('sms')).toEqual([moved.addressOf(workflow)]);
    expect(await eightByEight.inboundSms()).toBe(200);
    await moved.deactivate(workflow);
    expect(eightByEight.slots('sms')).toEqual([{ subAccountId: '*', url: foreign, enabled: true }]);
    await moved.close();
  });

  it('goes on accepting events when an old execution has overwritten the static data', async () => {
    const workflow = triggerWorkflow('Sms', eightByEight.credentials());
    await n8n.activate(workflow);
    n8n.overwriteStaticData(workflow, {});
    expect(await eightByEight.inboundSms()).toBe(200);
    expect(n8n.started).toHaveLength(1);
  });

  it('goes on accepting events when the API key of the credential has changed', async () => {
    const workflow = triggerWorkflow('Sms', eightByEight.credentials());
    await n8n.activate(workflow);
    eightByEight.changeApiKey('key-2');
    n8n.editCredentials(workflow, eightByEight.credentials({ apiKey: 'key-2' }));
    expect(await eightByEight.inboundSms()).toBe(200);

    await n8n.restart(freshTriggerTypes());
    expect(await eightByEight.inboundSms()).toBe(200);
    expect(n8n.started).toHaveLength(2);
  });
});
