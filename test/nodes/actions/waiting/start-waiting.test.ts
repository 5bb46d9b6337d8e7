import { createSandbox, type Sandbox } from '8x8-sandbox';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { INodeParameters } from 'n8n-workflow';
import { credentialsOf, runAction, type Action, type ActionRun } from '../run-action';

let sandbox: Sandbox;

beforeEach(async () => {
  sandbox = await createSandbox();
});

afterEach(async () => {
  await sandbox.close();
});

const delivery = { resource: 'SMS', destination: '+6591234567', text: 'Order 1001 is on its way.' };

function send(
  operation: string,
  parameters: INodeParameters,
  more: Partial<Action> = {},
): Promise<ActionRun> {
  return runAction({ operation, parameters, credentials: credentialsOf(sandbox), ...more });
}

describe('a waiting operation', () => {
  it('sends and puts the execution to wait without a time limit', async () => {
    const { run, error } = await send('sendAndWaitForDelivery', delivery);

    expect(error).toBeUndefined();
    expect(run.run.status).toBe('waiting');
    expect(run.run.waitTill?.getUTCFullYear()).toBe(3000);
    expect(sandbox.messages()).toHaveLength(1);
  });

  it('asks for receipts at the resume URL of the execution and node', async () => {
    const { run } = await send('sendAndWaitForDelivery', delivery);

    const { resumeToken } = run.run.data;
    expect(JSON.stringify(sandbox.exportState())).toContain(
      `http://n8n.test/webhook-waiting/1?signature=${String(resumeToken)}&key=`,
    );
  });

  it('prepares the output for a timeout and leaves the input of earlier nodes unchanged', async () => {
    const before = { order: 1001 };
    const { run } = await send('sendAndWaitForDelivery', delivery, { items: [before] });

    const [waiting] = run.run.data.executionData?.nodeExecutionStack ?? [];
    expect(waiting?.data['main']?.[0]?.[0]?.json).toMatchObject({
      state: 'timedOut',
      umid: sandbox.messages()[0]?.umid,
    });
    expect(before).toEqual({ order: 1001 });
  });

  it('keeps the output for a timeout with an error output too', async () => {
    const { run } = await send('sendAndWaitForDelivery', delivery, {
      settings: { onError: 'continueErrorOutput' },
    });

    const [waiting] = run.run.data.executionData?.nodeExecutionStack ?? [];
    expect(waiting?.data['main']?.[0]).toMatchObject([{ json: { state: 'timedOut' } }]);
  });

  it('sends nothing for several items and explains how to send them', async () => {
    const { error } = await send('sendAndWaitForDelivery', delivery, { items: [{}, {}] });

    expect(error?.message).toContain('accepts one item, but received 2');
    expect(error?.description).toContain('Loop Over Items');
    expect(sandbox.messages()).toEqual([]);
  });

  it('does not wait when 8x8 rejects the message', async () => {
    const { run, error } = await send('sendAndWaitForDelivery', {
      ...delivery,
      destination: '+6591230006',
    });

    expect(error).toBeDefined();
    expect(run.run.status).toBe('error');
  });

  it.each([
    ['SMS', { destination: 'Mei', message: 'Ship?' }, 'To is not a phone number'],
    ['SMS', { destination: '+6591234567', message: '={{ ({ a: 1 }) }}' }, 'Message is empty'],
    ['Message', { recipient: 'Mei', message: 'Ship?' }, 'Phone Number is not a phone number'],
    ['Message', { recipient: '+6591234567', message: 'x'.repeat(1025) }, 'Message has 1025 characters'],
    [
      'Message',
      { recipient: '+6591234567', message: 'Ship?', options: { messageButtonLabel: 'x'.repeat(21) } },
      'Message Button Label has 21 characters',
    ],
  ])('names the field as the form shows it when it cannot send: %s, %j', async (resource, fields, said) => {
    const { error } = await send('sendAndWait', { resource, ...fields });

    expect(error?.message).toContain(said);
    expect(sandbox.messages()).toEqual([]);
  });

  it('sends nothing when the list of choices is empty', async () => {
    const { error } = await send('sendAndWait', {
      ...{ resource: 'SMS', destination: '+6591234567', message: 'Which?' },
      ...{ responseType: 'choice', choices: ' \n' },
    });

    expect(error?.message).toBe('Choices is empty');
    expect(sandbox.messages()).toEqual([]);
  });

  it('rejects a time limit that is not a date', async () => {
    const values = { limitType: 'atSpecifiedTime', maxDateAndTime: 'soon' };
    const { error } = await send('sendAndWaitForDelivery', {
      ...delivery,
      options: { limitWaitTime: { values } },
    });

    expect(error?.message).toContain('Limit Wait Time');
    expect(sandbox.messages()).toEqual([]);
  });

  it.each<[string, INodeParameters]>([
    ['of 0', { limitType: 'afterTimeInterval', resumeAmount: 0, resumeUnit: 'hours' }],
    ['in the past', { limitType: 'atSpecifiedTime', maxDateAndTime: '2020-12-01T09:00:00' }],
  ])('rejects a time limit %s, which would send a link that is dead', async (_, values) => {
    const { error } = await send('sendAndWaitForDelivery', {
      ...delivery,
      options: { limitWaitTime: { values } },
    });

    expect(error?.message).toMatch(/^Limit Wait Time is (not longer than 0|in the past)$/);
    expect(error?.description).toContain('Nothing was sent');
    expect(sandbox.messages()).toEqual([]);
  });

  it('ends the wait at a time in the timezone of the workflow', async () => {
    const values = { limitType: 'atSpecifiedTime', maxDateAndTime: '2096-12-01T09:00:00' };
    const { run } = await send(
      'sendAndWaitForDelivery',
      { ...delivery, options: { limitWaitTime: { values } } },
      { workflowSettings: { timezone: 'Asia/Singapore' } },
    );

    expect(run.run.waitTill?.toISOString()).toBe('2096-12-01T01:00:00.000Z');
  });

  it('sends nothing when 8x8 could not deliver the receipt to this n8n', async () => {
    const { baseUrl: _, ...credentials } = credentialsOf(sandbox);
    const { error } = await send('sendAndWaitForDelivery', delivery, {
      credentials,
      webhookWaitingBaseUrl: 'http://localhost:5678/webhook-waiting',
    });

    expect(error?.message).toContain('8x8 cannot reach this n8n at http://localhost:5678');
    expect(sandbox.messages()).toEqual([]);
  });

  it.each([
    'http://10.0.0.5',
    'http://172.16.3.4:5678',
    'http://192.168.1.10',
    'http://169.254.1.1',
    'http://[fd00::1]:5678',
    'http://n8n.local',
    'http://n8n:5678',
  ])('sends nothing when n8n is at the private address %s', async (address) => {
    const { baseUrl: _, ...credentials } = credentialsOf(sandbox);
    const webhookWaitingBaseUrl = `${address}/webhook-waiting`;
    const { error } = await send('sendAndWaitForDelivery', delivery, { credentials, webhookWaitingBaseUrl });

    expect(error?.message).toContain(`8x8 cannot reach this n8n at ${address}`);
  });

  it('uploads a file of the item before it sends, and does not send without it', async () => {
    const content = Buffer.from('a picture').toString('base64');
    const binary = [{ photo: { data: content, mimeType: 'image/jpeg', fileName: 'picture.jpg' } }];
    const picture = (mediaFile: string): INodeParameters => ({
      ...{ resource: 'Message', recipientType: 'msisdn', recipient: '+6591234567' },
      ...{ contentType: 'image', mediaSource: 'file', mediaFile },
    });
    const missing = await send('sendAndWaitForDelivery', picture('data'), { binary });
    expect(missing.error?.message).toContain('Input Binary Field is "data", and the item has no file there');
    expect(sandbox.requests()).toEqual([]);

    const { run, error } = await send('sendAndWaitForDelivery', picture('photo'), { binary });
    expect(error).toBeUndefined();
    expect(run.run.status).toBe('waiting');
    const url = String(sandbox.messages()[0]?.content?.['url']);
    expect(await (await fetch(url)).text()).toBe('a picture');
  });

  it('reports a message as not sent when its file could not be uploaded', async () => {
    sandbox.addFault({ target: 'chatApps.uploadFile', effect: 'resetAfter' });
    const content = Buffer.from('a picture').toString('base64');
    const { json } = await send(
      'sendAndWaitForDelivery',
      {
        ...{ resource: 'Message', recipientType: 'msisdn', recipient: '+6591234567' },
        ...{ contentType: 'image', mediaSource: 'file', mediaFile: 'photo' },
      },
      {
        binary: [{ photo: { data: content, mimeType: 'image/jpeg', fileName: 'picture.jpg' } }],
        settings: { onError: 'continueRegularOutput' },
      },
    );

    expect(json[0]).toMatchObject({ error: { outcome: 'not-sent' } });
    expect(sandbox.messages()).toEqual([]);
  });
});
