import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { raw, type Started } from '../started-sandbox';
import {
  begin,
  chatAccount,
  customer,
  define,
  run,
  seen,
  smsAccount,
  startStill,
  textsTo,
} from './run-workflow';

let started: Started;

beforeEach(async () => {
  started = await startStill();
});

afterEach(() => started.close());

const sms = (id: string, text: string, more: object = {}) => ({
  id,
  stepType: 'SMS' as const,
  inputs: { subAccountId: smsAccount, destination: customer, text },
  ...more,
});

describe('An SMS step', () => {
  it('sends an SMS that is delivered like any other, and returns the result', async () => {
    const { data, status, logs } = await run(
      started,
      [
        {
          id: 'thank',
          stepType: 'SMS',
          inputs: {
            subAccountId: smsAccount,
            source: 'ExampleCo',
            destination: '{{data.to}}',
            text: 'Hi {{data.name}}',
            encoding: 'Auto',
          },
          outputs: {
            umid: '{{step.umid}}',
            state: '{{step.status}}',
            about: '{{step.description}}',
            request: '{{step.requestId}}',
          },
        },
      ],
      { to: customer, name: 'Ada' },
    );

    await started.sandbox.advance(60_000);
    const [message] = started.sandbox.messages({ to: customer });
    expect(message).toMatchObject({
      umid: data['umid'],
      text: 'Hi Ada',
      from: 'ExampleCo',
      status: { state: 'delivered' },
    });
    expect(data).toMatchObject({
      state: 'QUEUED',
      about: expect.any(String),
      request: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect([status, logs]).toEqual(['Complete', ['thank: Complete']]);
  });

  it.each([
    ['a number that is none', { destination: 'somebody' }, 'destination'],
    ['a subaccount of somebody else', { subAccountId: 'Another_SMS' }, 'Invalid subaccount'],
  ])('fails with %s, and its workflow is terminated', async (_, wrong, said) => {
    const step = sms('send', 'Hello');
    const { status, logs, errors } = await run(started, [
      { ...step, inputs: { ...step.inputs, ...wrong }, nextStepId: 'after' },
      sms('after', 'Never'),
    ]);

    expect([status, logs]).toEqual(['Terminated', ['send: Failed']]);
    expect(errors).toEqual([expect.stringMatching(new RegExp(`^send: .*${said}`))]);
    expect(textsTo(started, customer)).toEqual([]);
  });
});

describe('A chat apps message step', () => {
  it('sends a message with scripts anywhere in its content', async () => {
    const { data } = await run(
      started,
      [
        {
          id: 'menu',
          stepType: 'ChatAppsMessage',
          inputs: {
            subAccountId: chatAccount,
            user: { msisdn: '{{data.to}}' },
            type: 'Interactive',
            content: {
              interactive: {
                type: 'button',
                body: { text: 'What now, {{data.name}}?' },
                action: { buttons: [{ type: 'reply', reply: { id: '{{data.id}}', title: 'Pay' } }] },
              },
            },
          },
          outputs: { umid: '{{step.umid}}', state: '{{step.status}}' },
        },
      ],
      { to: customer, name: 'Ada', id: 'pay-1' },
    );

    const [message] = started.sandbox.messages({ to: customer });
    expect(message).toMatchObject({
      umid: data['umid'],
      text: expect.stringContaining('What now, Ada?'),
      channel: 'whatsapp',
    });
    expect(message?.actions).toMatchObject([{ kind: 'button', id: 'pay-1' }]);
    expect(data['state']).toBe('queued');
  });

  it('fails with an invalid user', async () => {
    const { errors } = await run(started, [
      {
        id: 'send',
        stepType: 'ChatAppsMessage',
        inputs: {
          subAccountId: chatAccount,
          user: { msisdn: '{{data.missing}}' },
          type: 'text',
          content: { text: 'Hi' },
        },
      },
    ]);

    expect(errors).toEqual([expect.stringMatching(/^send: .*user/)]);
  });
});

describe('An HTTP request step', () => {
  let server: Server;
  let url: string;
  let requests: { method: string; url: string; authorization: string | undefined; body: string }[];
  let answer: (request: IncomingMessage) => [number, string] | undefined;

  beforeEach(async () => {
    requests = [];
    answer = () => [200, '{"slots":["09:00","10:00"]}'];
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (part: Buffer) => (body += part.toString()));
      request.on('end', () => {
        const { method = '', url: path = '', headers } = request;
        requests.push({ method, url: path, authorization: headers.authorization, body });
        const given = answer(request);
        if (given) response.writeHead(given[0]).end(given[1]);
      });
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  const ask = (inputs: object = {}, more: object = {}) => ({
    id: 'ask',
    stepType: 'HttpRequest' as const,
    inputs: { url: `${url}/slots`, method: 'POST' as const, ...inputs },
    outputs: {
      code: '{{step.responseCode}}',
      reason: '{{step.reasonPhrase}}',
      answer: '{{step.responseBody}}',
    },
    ...more,
  });

  it('calls an HTTP API, and passes its response to the next steps', async () => {
    const inputs = {
      headers: { Authorization: 'Bearer example' },
      parameters: { day: '{{data.day}}' },
      body: { who: '{{data.who}}', nested: { twice: '{{data.n * 2}}' } },
    };

    const { data, logs } = await run(
      started,
      [ask(inputs, { nextStepId: 'tell' }), sms('tell', 'Free: {{data.answer.slots[0]}}')],
      { day: '2026-03-03', who: 'Ada', n: 2 },
    );

    expect(requests).toEqual([
      {
        method: 'POST',
        url: '/slots?day=2026-03-03',
        authorization: 'Bearer example',
        body: '{"who":"Ada","nested":{"twice":4}}',
      },
    ]);
    expect(data).toMatchObject({ code: 200, reason: 'OK', answer: { slots: ['09:00', '10:00'] } });
    expect(textsTo(started, customer)).toEqual(['Free: 09:00']);
    expect(logs).toEqual(['ask: Complete', 'tell: Complete']);
  });

  it('continues after an error response, so that steps can check the status', async () => {
    answer = () => [503, ''];

    const choose = { selectNextStep: { fine: "{{step.responseCode == '200'}}", sorry: null } };
    const { status } = await run(started, [ask({}, choose), sms('fine', 'Fine'), sms('sorry', 'Sorry')]);

    expect(status).toBe('Complete');
    expect(textsTo(started, customer)).toEqual(['Sorry']);
  });

  it('fails when the response is not JSON', async () => {
    answer = () => [200, '<html>'];

    const { errors, status } = await run(started, [ask()]);

    expect(errors).toEqual([expect.stringMatching(/^ask: .*not JSON.*<html>/)]);
    expect(status).toBe('Terminated');
  });

  it('fails after a timeout', async () => {
    answer = () => undefined;

    const { errors } = await run(started, [ask({ timeoutSeconds: 1 })]);

    expect(errors).toEqual([expect.stringMatching(/^ask: .*POST http:\/\/127/)]);
  });

  it('is repeated when the sandbox was saved during the request', async () => {
    answer = () => undefined;
    const definitionId = await define(started, 'http_request', [ask({ timeoutSeconds: 30 })]);
    const { workflowId } = await started.client.automation.startWorkflow({ definitionId, trigger: {} });
    while (requests.length === 0) await new Promise((soon) => setTimeout(soon, 10));
    const saved = started.sandbox.exportState();
    const other = await startStill();
    answer = () => [200, '{}'];

    other.sandbox.importState(saved);
    await other.sandbox.advance(0);

    expect(await seen(other, definitionId, workflowId)).toMatchObject({
      status: 'Complete',
      logs: ['ask: Complete'],
    });
    expect(requests).toHaveLength(2);
    await other.close();
    server.closeAllConnections();
  });
});

describe('A branch', () => {
  const steps = [
    {
      id: 'choose',
      stepType: 'Branch' as const,
      selectNextStep: { big: '{{data.n > 10}}', even: '{{data.n % 2 == 0}}', other: null },
    },
    sms('big', 'Big'),
    sms('even', 'Even'),
    sms('other', 'Other'),
  ];

  it.each([
    [12, ['Big', 'Even']],
    [4, ['Even']],
    [3, ['Other']],
  ])('follows every condition that holds, and else the rest: %s', async (n, texts) => {
    await run(started, steps, { n });

    expect(textsTo(started, customer)).toEqual(texts);
  });

  it('without a matching condition ends the workflow', async () => {
    const { status } = await run(
      started,
      [{ id: 'choose', stepType: 'Branch', selectNextStep: { big: '{{data.n > 10}}' } }, sms('big', 'Big')],
      { n: 1 },
    );

    expect(status).toBe('Complete');
  });
});

describe('An If step', () => {
  const steps = [
    {
      id: 'vip',
      stepType: 'If' as const,
      inputs: { condition: '{{data.vip}}' },
      do: [
        [
          sms('first', 'First', { nextStepId: 'second' }),
          { id: 'second', stepType: 'Wait' as const, inputs: { duration: '00:10:00' }, nextStepId: 'third' },
          sms('third', 'Third'),
        ],
        [sms('aside', 'Aside')],
      ],
      nextStepId: 'after',
    },
    sms('after', 'After'),
  ];

  it('runs its nested steps before it continues', async () => {
    const definitionId = await define(started, 'http_request', steps);
    const workflowId = await begin(started, definitionId, { vip: true });

    expect(textsTo(started, customer)).toEqual(['First', 'Aside']);
    expect((await seen(started, definitionId, workflowId)).logs).toContain('vip: Running');
    await started.sandbox.advance(600_000);
    expect(textsTo(started, customer)).toEqual(['First', 'Aside', 'Third', 'After']);
    expect(await seen(started, definitionId, workflowId)).toMatchObject({ status: 'Complete' });
  });

  it.each([[{ vip: false }], [{ vip: 'false' }], [{}]])(
    'does nothing when its condition does not hold: %j',
    async (data) => {
      await run(started, steps, data);

      expect(textsTo(started, customer)).toEqual(['After']);
    },
  );
});

describe('A Wait step', () => {
  it.each([
    ['00:02:00', 120],
    ['1.6:30:15', 109_815],
    ['2', 172_800],
    ['{{data.length}}', 90],
  ])('sleeps for %s', async (duration, seconds) => {
    const definitionId = await define(started, 'http_request', [
      { id: 'sleep', stepType: 'Wait', inputs: { duration }, nextStepId: 'wake' },
      sms('wake', 'Awake'),
    ]);
    const workflowId = await begin(started, definitionId, { length: '00:01:30' });

    await started.sandbox.advance(seconds * 1_000 - 1);
    expect(await seen(started, definitionId, workflowId)).toMatchObject({
      status: 'Runnable',
      logs: ['sleep: Sleeping'],
    });
    expect(textsTo(started, customer)).toEqual([]);
    await started.sandbox.advance(1);
    expect(textsTo(started, customer)).toEqual(['Awake']);
    expect((await seen(started, definitionId, workflowId)).status).toBe('Complete');
  });
});

describe('A Wait for Reply step', () => {
  const steps = [
    {
      id: 'listen',
      stepType: 'WaitForReply' as const,
      inputs: { from: '{{data.who}}', channel: 'whatsapp' },
      outputs: { reply: '{{step.reply}}', words: '{{step.reply.payload.content.text}}' },
      selectNextStep: { heard: '{{step.reply != null}}', silence: '{{data.reply == null}}' },
    },
    sms('heard', 'Heard {{data.words}}'),
    sms('silence', 'Nothing heard'),
  ];

  async function listening(who: string, timeout?: string) {
    const [first, ...rest] = steps;
    const listen = {
      ...first,
      inputs: { ...first?.inputs, ...(timeout === undefined ? {} : { timeout }) },
    } as (typeof steps)[0];
    const definitionId = await define(started, 'http_request', [listen, ...rest]);
    return { definitionId, workflowId: await begin(started, definitionId, { who }) };
  }

  it.each([
    ['number', () => customer],
    ['number without plus', () => customer.slice(1)],
    ['ID on the channel', () => String(bsuidOfCustomer())],
  ])('goes on when the customer replies who is named by the %s', async (_, who) => {
    const { definitionId, workflowId } = await listening(who());
    expect((await seen(started, definitionId, workflowId)).logs).toEqual(['listen: WaitingForEvent']);

    started.sandbox.inboundChat({ from: customer, text: 'yes' });
    await started.sandbox.advance(0);

    expect(textsTo(started, customer)).toEqual(['Heard yes']);
    expect(await seen(started, definitionId, workflowId)).toMatchObject({
      status: 'Complete',
      logs: ['listen: Complete', 'heard: Complete'],
    });
  });

  it('ignores other customers and other channels', async () => {
    const { definitionId, workflowId } = await listening(customer);

    started.sandbox.inboundChat({ from: '+6598765432', text: 'yes' });
    started.sandbox.inboundChat({ from: customer, channel: 'viber', text: 'yes' });
    started.sandbox.inboundSms({ from: customer, text: 'yes' });
    await started.sandbox.advance(0);

    expect((await seen(started, definitionId, workflowId)).logs).toEqual(['listen: WaitingForEvent']);
  });

  it.each([
    ['00:05:00', 300],
    [undefined, 86_400],
  ])('goes on without a reply when its time is up: %s', async (timeout, seconds) => {
    const { definitionId, workflowId } = await listening(customer, timeout);

    await started.sandbox.advance(seconds * 1_000 - 1);
    expect(textsTo(started, customer)).toEqual([]);
    await started.sandbox.advance(1);

    expect(textsTo(started, customer)).toEqual(['Nothing heard']);
    expect(await seen(started, definitionId, workflowId)).toMatchObject({
      status: 'Complete',
      logs: ['listen: Cancelled', 'silence: Complete'],
      data: { reply: null, words: null },
    });
  });

  it('also waits for SMS', async () => {
    const definitionId = await define(started, 'http_request', [
      {
        id: 'listen',
        stepType: 'WaitForReply',
        inputs: { from: customer, channel: 'sms' },
        outputs: { reply: '{{step.reply.payload.body}}' },
      },
    ]);
    const workflowId = await begin(started, definitionId);

    started.sandbox.inboundSms({ from: customer, text: '2468' });
    await started.sandbox.advance(0);

    expect((await seen(started, definitionId, workflowId)).data).toMatchObject({ reply: '2468' });
  });

  function bsuidOfCustomer(): unknown {
    started.sandbox.inboundChat({ from: customer, text: 'Hello' });
    return started.sandbox.exportState().tables['customers']?.[0]?.['bsuid'];
  }
});

describe('Calls', () => {
  const call = {
    id: 'call',
    stepType: 'VoiceMessage' as const,
    inputs: {
      subAccountId: 'Sandbox_Voice',
      action: 'say&capture' as const,
      clientRequestId: '{{uuid()}}',
      params: {
        source: '+6560000000',
        destination: customer,
        text: 'Press 1 or 2',
        voiceProfile: 'en-GB-Emma',
      },
    },
    outputs: { callId: '{{step.response.clientRequestId}}' },
    nextStepId: 'keys',
  };
  const keys = {
    id: 'keys',
    stepType: 'WaitForDTMF' as const,
    inputs: { dtmfRequestId: '{{data.callId}}', timeout: '00:02:00' },
    outputs: { dtmf: '{{step.dtmfData.actionDetails.dtmf}}' },
    selectNextStep: {
      one: "{{data.dtmf == '1'}}",
      none: '{{data.dtmf == null}}',
      wrong: "{{data.dtmf != null && data.dtmf != '1'}}",
    },
  };
  const steps = [
    call,
    keys,
    sms('one', 'You pressed 1'),
    sms('none', 'You pressed nothing'),
    sms('wrong', 'You pressed {{data.dtmf}}'),
  ];

  it.each([
    ['1', 'You pressed 1'],
    ['7', 'You pressed 7'],
  ])('go on by the keys that are pressed: %s', async (digits, text) => {
    await begin(started, await define(started, 'http_request', steps));
    await started.sandbox.advance(3_000);

    started.sandbox.pressDigits({ number: customer, digits });
    await started.sandbox.advance(1_000);

    expect(textsTo(started, customer)).toEqual([text]);
    expect(started.sandbox.callSessions()).toMatchObject([
      { subAccountId: 'Sandbox_Voice', outcome: 'COMPLETED', calls: [{ destination: customer }] },
    ]);
  });

  it('continue when no keys are pressed', async () => {
    await begin(started, await define(started, 'http_request', steps));

    await started.sandbox.advance(120_000);

    expect(textsTo(started, customer)).toEqual(['You pressed nothing']);
  });

  it('are identified by the uid when they have no reference', async () => {
    const { clientRequestId: _, ...inputs } = call.inputs;
    const definitionId = await define(started, 'http_request', [
      { ...call, inputs, outputs: { callId: '{{step.response.uid}}' } },
      ...steps.slice(1),
    ]);
    await begin(started, definitionId);
    await started.sandbox.advance(3_000);

    started.sandbox.pressDigits({ number: customer, digits: '1' });
    await started.sandbox.advance(1_000);

    expect(textsTo(started, customer)).toEqual(['You pressed 1']);
  });

  const hello = { text: 'Hello', voiceProfile: 'en-GB-Emma' };
  /** Runs one call. The parameters have the type of any action. */
  const runCall = (action: string, params: Readonly<Record<string, unknown>>) =>
    run(started, [
      {
        id: 'call',
        stepType: 'VoiceMessage',
        inputs: { action, params: { source: '+6560000000', destination: customer, ...params } } as never,
      },
    ]);

  it.each([
    ['say', { ...hello, repetition: 2, speed: 1.5 }, 'SAY'],
    ['playFile', { fileUrl: 'https://example.com/hello.mp3', repetition: 2 }, 'PLAY_FILE'],
  ] as const)('can only %s something', async (action, params, lastAction) => {
    const { status } = await runCall(action, params);
    await started.sandbox.advance(60_000);

    expect(status).toBe('Complete');
    expect(started.sandbox.callSessions()).toMatchObject([{ lastAction, outcome: 'COMPLETED' }]);
  });

  it('capture keys with all parameters of a call flow', async () => {
    const { status } = await runCall('say&capture', {
      ...hello,
      minDigits: 2,
      maxDigits: 4,
      overallTimeout: 8_000,
      digitTimeout: 2_000,
      completeOnHash: true,
      noOfTries: 2,
      successMessage: 'Thank you',
      failureMessage: 'Once more',
    });
    await started.sandbox.advance(3_000);
    started.sandbox.pressDigits({ number: customer, digits: '1#' });
    await started.sandbox.advance(4_000);
    started.sandbox.pressDigits({ number: customer, digits: '12#' });
    await started.sandbox.advance(60_000);

    expect(status).toBe('Complete');
    expect(started.sandbox.callSessions()).toMatchObject([
      { heard: ['Hello', 'Once more', 'Hello', 'Thank you'] },
    ]);
  });

  it.each([
    ['say', { destination: 'nobody' }, /params.destination/],
    ['say', { destination: '+6591231017' }, /-1017/],
    ['say', { repetition: '{{2 + 2}}' }, /params.repetition is 4/],
    ['say', { text: '{{data.missing}}' }, /params.text is missing/],
    ['say&capture', { overallTimeout: '{{1000}}', digitTimeout: 2_000 }, /params.overallTimeout/],
    ['sing', {}, /say, say&capture or playFile/],
  ])('fail to %s with the parameters %j', async (action, params, message) => {
    const { errors } = await runCall(action, { ...hello, ...params });

    expect(errors).toEqual([expect.stringMatching(message)]);
    expect(started.sandbox.callSessions()).toEqual([]);
  });

  it.each([
    ['say', { text: undefined }, 'params.text is missing'],
    ['say', { voiceProfile: undefined }, 'params.voiceProfile is missing'],
    ['say&capture', { minDigits: 2 }, 'params.maxDigits is required with minDigits'],
    ['playFile', {}, 'params.fileUrl is missing'],
  ])('are refused in a definition: %s with the parameters %j', async (action, given, message) => {
    const params = { source: '+6560000000', destination: customer, ...hello, ...given };
    const body = {
      trigger: 'http_request',
      definition: {
        name: 'Call',
        steps: [{ id: 'call', stepType: 'VoiceMessage', inputs: { action, params } }],
      },
    };

    expect(
      await raw(
        started.sandbox,
        'POST',
        `/automation/api/v1/accounts/${started.sandbox.accountId}/definitions`,
        body,
      ),
    ).toMatchObject({
      status: 400,
      body: { code: 5001, message: expect.stringContaining(message) },
    });
  });
});

describe('Other steps', () => {
  it('jump to another step', async () => {
    await run(started, [
      sms('one', 'One', { nextStepId: 'jump' }),
      { id: 'jump', stepType: 'JumpTo', nextStepId: 'three' },
      sms('two', 'Two'),
      sms('three', 'Three'),
    ]);

    expect(textsTo(started, customer)).toEqual(['One', 'Three']);
  });

  it('hand a conversation to Converse', async () => {
    await define(started, 'inbound_chat_apps', [{ id: 'agent', stepType: 'SendToConverse' }]);

    started.sandbox.inboundChat({ from: customer, text: 'A person, please' });
    await started.sandbox.advance(0);

    expect(started.sandbox.handovers()).toMatchObject([
      { stepId: 'agent', customer, subAccountId: chatAccount },
    ]);
  });

  it('stop in an endless loop without a wait', async () => {
    const { status, errors } = await run(started, [
      { id: 'a', stepType: 'JumpTo', nextStepId: 'b' },
      { id: 'b', stepType: 'JumpTo', nextStepId: 'a' },
    ]);

    expect(status).toBe('Terminated');
    expect(errors.join()).toContain('endless loop');
  });

  it('end the workflow when there is no next step', async () => {
    const { logs } = await run(started, [sms('one', 'One'), sms('two', 'Two')]);

    expect(logs).toEqual(['one: Complete']);
  });
});
