import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { checkWorkflow } from 'cpaas-8x8';

import { raw, start, type Started } from '../started-sandbox';

/** What 8x8's own samples write, and its OpenAPI files do not allow. */
const to = '+6591234567';
const samples = {
  'an encoding in any case': {
    operation: 'sms',
    input: { destination: to, text: 'Hello', encoding: 'Auto' },
  },
  'null in place of an optional text': {
    operation: 'sms',
    input: { destination: to, text: 'Hello', source: null, encoding: null, clientMessageId: null },
  },
  'null in place of an optional object': {
    operation: 'chat',
    input: {
      user: { msisdn: to, country: null },
      type: 'text',
      content: { text: 'Hello', sms: null, location: null },
      channels: null,
    },
  },
  'a subtype of a template button that is a number': {
    operation: 'chat',
    input: {
      user: { msisdn: to },
      type: 'template',
      content: {
        template: {
          name: 'login_code',
          language: 'en_US',
          components: [
            { type: 'body', parameters: [{ type: 'text', text: '123456' }] },
            { type: 'button', index: '0', subType: 1, parameters: [{ type: 'text', text: '123456' }] },
          ],
        },
      },
    },
  },
  'no message after the keys of a call': {
    operation: 'call',
    input: {
      callflow: [
        { action: 'makeCall', params: { source: '+6560000000', destination: to } },
        {
          action: 'sayAndCapture',
          params: { promptMessage: 'Press 1', voiceProfile: 'en-GB-Emma', successMessage: null },
        },
      ],
      validUntil: null,
    },
  },
} as const;

const paths = {
  sms: '/sms/api/v1/subaccounts/Sandbox_SMS/messages',
  chat: '/chatapps/api/v1/subaccounts/Sandbox_ChatApps/messages',
  call: '/voice/api/v1/subaccounts/Sandbox_Voice/callflows',
} as const;

let started: Started;
beforeAll(async () => {
  started = await start({ clock: 'manual' });
  await started.client.voice.setWebhook({ type: 'VCA', url: 'https://example.com/keys' });
});
afterAll(() => started.close());

/** Sends an input as it stands in a sample: the types of the client do not allow it. */
const sendByClient = ({ operation, input }: (typeof samples)[keyof typeof samples]): Promise<unknown> => {
  const { client } = started;
  const send = {
    sms: () => client.sms.send(input as never),
    chat: () => client.chatApps.send(input as never),
    call: () => client.voice.sendCallFlow(input as never),
  };
  return send[operation]();
};

describe.each(Object.entries(samples))("8x8's samples have %s, which", (_, sample) => {
  it('the sandbox accepts', async () => {
    expect(await raw(started.sandbox, 'POST', paths[sample.operation], sample.input)).toMatchObject({
      status: 200,
    });
  });

  it('the client sends', async () => {
    await expect(sendByClient(sample)).resolves.toBeDefined();
  });
});

it('a required field that is null is still refused', async () => {
  const refused = await raw(started.sandbox, 'POST', paths.sms, { destination: to, text: null });

  expect(refused).toMatchObject({ status: 400, body: { code: 1004 } });
});

describe('an 8x8 workflow that ends at an "else" without a step, as in a sample of 8x8,', () => {
  const definition = {
    trigger: 'http_request' as const,
    status: 'enabled' as const,
    definition: {
      name: 'Keywords',
      steps: [
        {
          id: 'keyword',
          stepType: 'Branch' as const,
          selectNextStep: { register: "{{stringContains(data.text, 'Register')}}", others: null },
        },
        {
          id: 'register',
          stepType: 'SMS' as const,
          inputs: { subAccountId: 'Sandbox_SMS', destination: to, text: 'You are registered' },
        },
      ],
    },
  };

  it('has no issue', () => {
    expect(checkWorkflow(definition)).toEqual([]);
  });

  it('is complete there', async () => {
    const { automation } = started.client;
    const { id = '' } = await automation.createDefinition(definition);
    const { workflowId } = await automation.startWorkflow({ definitionId: id, trigger: { text: 'Hello' } });

    await started.sandbox.advance(0);

    expect(await automation.getWorkflow({ definitionId: id, workflowId })).toMatchObject({
      status: 'Complete',
    });
  });
});
