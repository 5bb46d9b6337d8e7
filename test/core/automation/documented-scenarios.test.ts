import { describe, expect, it } from '@jest/globals';
import {
  checkWorkflow,
  equals,
  given,
  isCountryCode,
  isTimeOfDayBetween,
  missing,
  not,
  script,
  steps,
  stringContains,
  uuid,
  workflow,
  type WorkflowDefinition,
} from '../../../core/src/automation';

/** The scenarios of 8x8's automation guide, with our own texts and the expected definitions. */
const travels = (definition: WorkflowDefinition): unknown => JSON.parse(JSON.stringify(definition));

const chat = 'ExampleCo_Chat';
const sms = 'ExampleCo_SMS';

it('answers every chat message', () => {
  const answer = workflow(
    { name: 'Answer chats', trigger: 'inbound_chat_apps', subAccountId: chat, status: 'enabled' },
    (data) => [
      steps.chatAppsMessage('answer', {
        subAccountId: chat,
        user: { msisdn: data.payload.user.msisdn },
        type: 'text',
        content: { text: 'Thank you for writing. We will be with you shortly.' },
      }),
    ],
  );

  expect(travels(answer)).toEqual({
    subAccountId: chat,
    trigger: 'inbound_chat_apps',
    status: 'enabled',
    definition: {
      name: 'Answer chats',
      steps: [
        {
          id: 'answer',
          stepType: 'ChatAppsMessage',
          inputs: {
            subAccountId: chat,
            user: { msisdn: '{{data.payload.user.msisdn}}' },
            type: 'text',
            content: { text: 'Thank you for writing. We will be with you shortly.' },
          },
        },
      ],
    },
  });
  expect(checkWorkflow(answer)).toEqual([]);
});

it('answers every SMS', () => {
  const answer = workflow(
    { name: 'Answer SMS', trigger: 'inbound_sms', subAccountId: sms, status: 'enabled' },
    (data) => [
      steps.sms('answer', {
        subAccountId: sms,
        source: 'ExampleCo',
        destination: data.payload.source,
        text: 'Thank you for writing.',
        encoding: 'Auto',
      }),
    ],
  );

  expect(travels(answer)).toEqual({
    subAccountId: sms,
    trigger: 'inbound_sms',
    status: 'enabled',
    definition: {
      name: 'Answer SMS',
      steps: [
        {
          id: 'answer',
          stepType: 'SMS',
          inputs: {
            subAccountId: sms,
            source: 'ExampleCo',
            destination: '{{data.payload.source}}',
            text: 'Thank you for writing.',
            encoding: 'Auto',
          },
        },
      ],
    },
  });
  expect(checkWorkflow(answer)).toEqual([]);
});

it('answers outside business hours, in the language and the time zone of the country', () => {
  const answer = workflow(
    { name: 'Out of hours', trigger: 'inbound_chat_apps', subAccountId: chat, status: 'enabled' },
    ({ payload }) => {
      const say = (id: string, text: string) =>
        steps.chatAppsMessage(id, {
          subAccountId: chat,
          user: { msisdn: payload.user.channelUserId },
          type: 'text',
          content: { text },
        });
      const closed = (timeZone: string) =>
        not(isTimeOfDayBetween(payload.timestamp, '09:00:00', '18:00:00', timeZone));
      return [
        steps.branch('country', {
          indonesia: isCountryCode(payload.user.channelUserId, 'ID'),
          philippines: isCountryCode(payload.user.channelUserId, 'PH'),
          elsewhere: null,
        }),
        steps.when('indonesia', closed('SE Asia Standard Time'), [say('indonesia_closed', 'Sampai besok!')]),
        steps.when('philippines', closed('North Asia East Standard Time'), [
          say('philippines_closed', 'Bukas na po!'),
        ]),
        say('elsewhere', 'We will be with you shortly.'),
      ];
    },
  );

  const message = (id: string, text: string) => ({
    id,
    stepType: 'ChatAppsMessage',
    inputs: {
      subAccountId: chat,
      user: { msisdn: '{{data.payload.user.channelUserId}}' },
      type: 'text',
      content: { text },
    },
  });
  expect(travels(answer)).toEqual({
    subAccountId: chat,
    trigger: 'inbound_chat_apps',
    status: 'enabled',
    definition: {
      name: 'Out of hours',
      steps: [
        {
          id: 'country',
          stepType: 'Branch',
          selectNextStep: {
            indonesia: "{{isCountryCode(data.payload.user.channelUserId, 'ID')}}",
            philippines: "{{isCountryCode(data.payload.user.channelUserId, 'PH')}}",
            elsewhere: null,
          },
        },
        {
          id: 'indonesia',
          stepType: 'If',
          inputs: {
            condition:
              "{{!isTimeOfDayBetween(data.payload.timestamp, '09:00:00', '18:00:00', 'SE Asia Standard Time')}}",
          },
          do: [[message('indonesia_closed', 'Sampai besok!')]],
        },
        {
          id: 'philippines',
          stepType: 'If',
          inputs: {
            condition:
              "{{!isTimeOfDayBetween(data.payload.timestamp, '09:00:00', '18:00:00', 'North Asia East Standard Time')}}",
          },
          do: [[message('philippines_closed', 'Bukas na po!')]],
        },
        message('elsewhere', 'We will be with you shortly.'),
      ],
    },
  });
  expect(checkWorkflow(answer)).toEqual([]);
});

it('registers the sender of a keyword, and replies whether it succeeded', () => {
  const register = workflow(
    { name: 'Register', trigger: 'inbound_sms', subAccountId: sms, status: 'enabled' },
    ({ payload }) => {
      const say = (id: string, text: string) =>
        steps.sms(id, { subAccountId: sms, destination: payload.source, text });
      return [
        steps.branch('keyword', { register: stringContains(payload.body, 'Join'), other: null }),
        steps.httpRequest(
          'register',
          {
            url: 'https://example.com/members',
            method: 'POST',
            headers: { Authorization: 'Bearer example' },
            body: { member: 1, who: script`${'phone: '} + ${payload.source}`, at: payload.timestamp },
          },
          {
            keep: ({ responseCode }) => ({ code: responseCode }),
            choose: (_kept, { responseCode }) => ({ welcome: equals(responseCode, '200'), sorry: null }),
          },
        ),
        say('welcome', 'You are in.'),
        say('sorry', 'Please try again later.'),
        say('other', 'Send Join to become a member.'),
      ];
    },
  );

  const [keyword, request, welcome] = register.definition.steps;
  expect(
    travels({ ...register, definition: { name: 'Register', steps: [keyword, request, welcome] } as never }),
  ).toEqual({
    subAccountId: sms,
    trigger: 'inbound_sms',
    status: 'enabled',
    definition: {
      name: 'Register',
      steps: [
        {
          id: 'keyword',
          stepType: 'Branch',
          selectNextStep: { register: "{{stringContains(data.payload.body, 'Join')}}", other: null },
        },
        {
          id: 'register',
          stepType: 'HttpRequest',
          inputs: {
            url: 'https://example.com/members',
            method: 'POST',
            headers: { Authorization: 'Bearer example' },
            body: {
              member: 1,
              who: "{{'phone: ' + data.payload.source}}",
              at: '{{data.payload.timestamp}}',
            },
          },
          outputs: { code: '{{step.responseCode}}' },
          selectNextStep: { welcome: "{{step.responseCode == '200'}}", sorry: null },
        },
        {
          id: 'welcome',
          stepType: 'SMS',
          inputs: { subAccountId: sms, destination: '{{data.payload.source}}', text: 'You are in.' },
        },
      ],
    },
  });
  expect(checkWorkflow(register)).toEqual([]);
});

it('sends a menu, waits five minutes for the choice, and branches on it', () => {
  const menu = workflow(
    { name: 'Menu', trigger: 'inbound_chat_apps', subAccountId: chat, status: 'enabled' },
    ({ payload }) => {
      const say = (id: string, text: string, next?: string) =>
        steps.chatAppsMessage(
          id,
          {
            subAccountId: chat,
            user: { msisdn: payload.user.channelUserId },
            type: 'text',
            content: { text },
          },
          next === undefined ? {} : { next },
        );
      const ask = steps.waitForReply(
        'ask',
        { from: payload.user.channelUserId, channel: 'whatsapp', timeout: { minutes: 5 } },
        {
          keep: ({ reply }) => ({ reply }),
          choose: ({ reply }) => ({ choice: given(reply), silence: missing(reply) }),
        },
      );
      const chosen = ask.kept.reply.payload.content.text;
      return [
        say('hello', 'Hello! Press 1 for help, 2 for prices.', 'ask'),
        ask,
        steps.branch('choice', { help: equals(chosen, '1'), prices: equals(chosen, '2') }),
        say('help', 'Somebody will help you.'),
        say('prices', 'Somebody will tell you.'),
        say('silence', 'Write again any time.'),
      ];
    },
  );

  expect(travels(menu)).toMatchObject({
    definition: {
      steps: [
        { id: 'hello', nextStepId: 'ask' },
        {
          id: 'ask',
          stepType: 'WaitForReply',
          inputs: {
            from: '{{data.payload.user.channelUserId}}',
            channel: 'whatsapp',
            timeout: '0.00:05:00',
          },
          outputs: { reply: '{{step.reply}}' },
          selectNextStep: { choice: '{{data.reply != null}}', silence: '{{data.reply == null}}' },
        },
        {
          id: 'choice',
          stepType: 'Branch',
          selectNextStep: {
            help: "{{data.reply.payload.content.text == '1'}}",
            prices: "{{data.reply.payload.content.text == '2'}}",
          },
        },
        { id: 'help' },
        { id: 'prices' },
        { id: 'silence' },
      ],
    },
  });
  expect(checkWorkflow(menu)).toEqual([]);
});

it('calls, and branches on the pressed key', () => {
  const call = workflow<'http_request', { phone: string; id: string }>(
    { name: 'Call', trigger: 'http_request' },
    (data) => {
      const ring = steps.voiceMessage(
        'ring',
        {
          subAccountId: 'ExampleCo_Voice',
          clientRequestId: uuid(),
          action: 'say&capture',
          params: {
            source: '+6561234567',
            destination: data.phone,
            text: 'Press 1 to confirm.',
            repetition: 2,
            voiceProfile: 'en-US-ZiraRUS',
            speed: 1,
          },
        },
        { keep: ({ response }) => ({ callId: response.clientRequestId }), next: 'keys' },
      );
      const keys = steps.waitForDtmf(
        'keys',
        { dtmfRequestId: ring.kept.callId, timeout: { minutes: 2 } },
        {
          keep: ({ dtmfData }) => ({ pressed: dtmfData.actionDetails.dtmf }),
          choose: ({ pressed }) => ({ confirm: equals(pressed, '1'), remind: null }),
        },
      );
      return [
        ring,
        keys,
        steps.httpRequest('confirm', {
          url: 'https://example.com/confirm',
          method: 'POST',
          body: { id: data.id },
        }),
        steps.wait('remind', { days: 1 }, { next: 'again' }),
        steps.jumpTo('again', 'ring'),
      ];
    },
  );

  expect(travels(call)).toEqual({
    trigger: 'http_request',
    definition: {
      name: 'Call',
      steps: [
        {
          id: 'ring',
          stepType: 'VoiceMessage',
          inputs: {
            subAccountId: 'ExampleCo_Voice',
            clientRequestId: '{{uuid()}}',
            action: 'say&capture',
            params: {
              source: '+6561234567',
              destination: '{{data.phone}}',
              text: 'Press 1 to confirm.',
              repetition: 2,
              voiceProfile: 'en-US-ZiraRUS',
              speed: 1,
            },
          },
          outputs: { callId: '{{step.response.clientRequestId}}' },
          nextStepId: 'keys',
        },
        {
          id: 'keys',
          stepType: 'WaitForDTMF',
          inputs: { dtmfRequestId: '{{data.callId}}', timeout: '0.00:02:00' },
          outputs: { pressed: '{{step.dtmfData.actionDetails.dtmf}}' },
          selectNextStep: { confirm: "{{data.pressed == '1'}}", remind: null },
        },
        {
          id: 'confirm',
          stepType: 'HttpRequest',
          inputs: { url: 'https://example.com/confirm', method: 'POST', body: { id: '{{data.id}}' } },
        },
        { id: 'remind', stepType: 'Wait', inputs: { duration: '1.00:00:00' }, nextStepId: 'again' },
        { id: 'again', stepType: 'JumpTo', nextStepId: 'ring' },
      ],
    },
  });
  expect(checkWorkflow(call)).toEqual([]);
});

describe('a conversation that is handed over to an agent', () => {
  it('is sent to Converse with the payload of the first message', () => {
    const step = steps.sendToConverse(
      'agent',
      { payload: '{{data.payload}}' },
      { keep: ({ ticketId }) => ({ ticketId }) },
    );

    expect(travels(step as never)).toEqual({
      id: 'agent',
      stepType: 'SendToConverse',
      inputs: { payload: '{{data.payload}}' },
      outputs: { ticketId: '{{step.ticketId}}' },
    });
  });
});
