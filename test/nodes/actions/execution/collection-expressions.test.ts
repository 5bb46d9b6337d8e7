import { createSandbox, type Sandbox } from '8x8-sandbox';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { INode, INodeParameters } from 'n8n-workflow';
import { credentialsOf, runAction } from '../run-action';

let sandbox: Sandbox;

beforeEach(async () => {
  sandbox = await createSandbox();
});

afterEach(async () => {
  await sandbox.close();
});

const sms = { destination: '+6591234567', text: 'Your order is on its way.' };

function send(operation: string, parameters: INodeParameters, settings: Partial<INode> = {}) {
  return runAction({ operation, parameters, settings, credentials: credentialsOf(sandbox) });
}

describe('a collection given as one expression', () => {
  it.each<readonly [label: string, operation: string, parameters: INodeParameters]>([
    ['Additional Fields', 'sms.send', { ...sms, additionalFields: '={{ { source: "Shop" } }}' }],
    ['Options', 'sms.send', { ...sms, options: '={{ { batchSize: 1 } }}' }],
    [
      'Approval Options',
      'sendAndWait',
      { ...sms, resource: 'SMS', message: 'Ship?', approvalOptions: '={{ { values: {} } }}' },
    ],
    [
      'Buttons',
      'chatApps.send',
      {
        ...{ recipientType: 'msisdn', recipient: sms.destination, contentType: 'replyButtons' },
        ...{ bodyText: 'When?', buttons: '={{ { values: [{ title: "Now" }] } }}' },
      },
    ],
  ])('named %s is refused, and nothing is sent', async (label, operation, parameters) => {
    const { error } = await send(operation, parameters);

    expect(error?.message).toBe(`${label} is one expression`);
    expect(error?.description).toContain('Nothing was sent');
    expect(sandbox.messages()).toEqual([]);
  });

  it('becomes the error of each item if the node continues on fail', async () => {
    const { json } = await send(
      'sms.send',
      { ...sms, additionalFields: '={{ { source: "Shop" } }}' },
      { onError: 'continueRegularOutput' },
    );

    expect(json).toMatchObject([
      { error: { message: 'Additional Fields is one expression', outcome: 'not-sent' } },
    ]);
    expect(sandbox.messages()).toEqual([]);
  });

  it('is no matter for an operation without that collection', async () => {
    const { error } = await send('sms.send', { ...sms, approvalOptions: '={{ {} }}' });

    expect(error).toBeUndefined();
    expect(sandbox.messages()).toHaveLength(1);
  });

  it('leaves collections alone whose fields are expressions', async () => {
    const { error } = await send('sms.send', {
      ...sms,
      additionalFields: { clientMessageId: '={{ "order-1001" }}' },
    });

    expect(error).toBeUndefined();
    expect(sandbox.messages()).toMatchObject([{ clientMessageId: 'order-1001' }]);
  });
});
