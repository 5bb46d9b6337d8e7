import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterEach, beforeEach, expect, it } from '@jest/globals';

import { chatAccount, customer, define, smsAccount, textsTo, type Steps } from './run-workflow';
import { raw, start, type Started } from '../started-sandbox';

/** What 8x8's guides describe as worked examples, in words of our own. */
let started: Started;

beforeEach(async () => {
  // Their scripts take the channel user ID for a phone number, as it is in version 2 of inbound messages.
  started = await start({
    clock: 'manual',
    startTime: Date.parse('2026-03-02T02:00:00Z'),
    settings: { inboundVersion: 2 },
  });
});

afterEach(() => started.close());

const user = { msisdn: '{{data.payload.user.channelUserId}}' };

const chat = (id: string, text: string, more: object = {}) => ({
  id,
  stepType: 'ChatAppsMessage' as const,
  inputs: { subAccountId: chatAccount, user, type: 'text' as const, content: { text } },
  ...more,
});

async function write(text: string, from = customer): Promise<void> {
  started.sandbox.inboundChat({ from, text });
  await started.sandbox.advance(0);
}

it('a workflow confirms every message at once', async () => {
  await define(started, 'inbound_chat_apps', [chat('thank', 'We have got your message')], {
    subAccountId: chatAccount,
  });

  await write('Anybody there?');

  expect(textsTo(started, customer)).toEqual(['We have got your message']);
  await started.sandbox.advance(60_000);
  expect(started.sandbox.messages({ to: customer })[0]?.status.state).toBe('read');
});

it('a workflow replies outside of business hours in the time zone of each country', async () => {
  const closed = (zone: string) =>
    `{{!isTimeOfDayBetween(data.payload.timestamp, '09:00:00', '18:00:00', '${zone}')}}`;
  const steps: Steps = [
    {
      id: 'country',
      stepType: 'Branch',
      selectNextStep: {
        jakarta: "{{isCountryCode(data.payload.user.channelUserId, 'ID')}}",
        manila: "{{isCountryCode(data.payload.user.channelUserId, 'PH')}}",
        elsewhere: null,
      },
    },
    {
      id: 'jakarta',
      stepType: 'If',
      inputs: { condition: closed('SE Asia Standard Time') },
      do: [[chat('besok', 'Besok')]],
    },
    {
      id: 'manila',
      stepType: 'If',
      inputs: { condition: closed('Singapore Standard Time') },
      do: [[chat('bukas', 'Bukas')]],
    },
    chat('elsewhere', 'Soon'),
  ];
  await define(started, 'inbound_chat_apps', steps);

  // 10:00 in Manila and 09:00 in Jakarta; an hour and a half earlier both are still asleep.
  for (const from of ['+62812345678', '+639171234567', customer]) await write('Hello', from);
  expect(textsTo(started, '+62812345678')).toEqual([]);
  expect(textsTo(started, '+639171234567')).toEqual([]);
  expect(textsTo(started, customer)).toEqual(['Soon']);

  await started.sandbox.advance(8 * 3_600_000 + 1_800_000);
  for (const from of ['+62812345678', '+639171234567']) await write('Hello', from);
  expect(textsTo(started, '+62812345678')).toEqual([]);
  expect(textsTo(started, '+639171234567')).toEqual(['Bukas']);
});

it.each([
  ['Register me', 201, ['You are in']],
  ['Register me', 500, ['That went wrong']],
  ['Something else', 201, []],
])('A keyword registers who sent it: %s, and the system says %d', async (words, status, texts) => {
  const seen: unknown[] = [];
  const system = await listening((body) => {
    seen.push(JSON.parse(body));
    return [status, '{}'];
  });
  const tell = (id: string, text: string) => ({
    id,
    stepType: 'SMS',
    inputs: { subAccountId: smsAccount, destination: '{{data.payload.user.msisdn}}', text },
  });
  // As the guide writes it: a type in small letters, outputs among the inputs, a default that leads nowhere.
  const { status: created } = await raw(
    started.sandbox,
    'POST',
    `/automation/api/v1/accounts/${started.sandbox.accountId}/definitions`,
    {
      trigger: 'inbound_sms',
      status: 'enabled',
      definition: {
        name: 'Keyword',
        steps: [
          {
            id: 'keyword',
            stepType: 'branch',
            selectNextStep: { register: "{{stringContains(data.payload.content.text, 'Register')}}" },
          },
          {
            id: 'register',
            stepType: 'HttpRequest',
            inputs: {
              url: system.url,
              method: 'POST',
              body: { register: 1, user: "{{'from: ' + data.payload.source}}", time: '{{data.receivedAt}}' },
              outputs: { code: '{{step.responseCode}}' },
            },
            selectNextStep: { welcome: "{{step.responseCode == '201'}}", sorry: null },
          },
          tell('welcome', 'You are in'),
          tell('sorry', 'That went wrong'),
        ],
      },
    },
  );
  expect(created).toBe(201);

  started.sandbox.inboundSms({ from: customer, text: words });
  await started.sandbox.advance(0);

  expect(textsTo(started, customer)).toEqual(texts);
  expect(seen).toEqual(texts.length > 0 ? [{ register: 1, user: `from: ${customer}` }] : []);
  system.server.close();
});

it('a menu waits for a number, and gives up after five minutes', async () => {
  const choice = (n: number) => `{{data.reply.payload.content.text == '${n}'}}`;
  await define(started, 'inbound_chat_apps', [
    chat('hello', '1 Support, 2 Sales', {
      outputs: { who: '{{data.payload.user.channelUserId}}' },
      nextStepId: 'listen',
    }),
    {
      id: 'listen',
      stepType: 'WaitForReply',
      inputs: { from: '{{data.who}}', channel: 'whatsapp', timeout: '00:05:00' },
      outputs: { reply: '{{step.reply}}' },
      selectNextStep: { heard: '{{data.reply != null}}', silence: '{{data.reply == null}}' },
    },
    {
      id: 'heard',
      stepType: 'Branch',
      selectNextStep: { support: choice(1), sales: choice(2), unknown: null },
    },
    chat('support', 'Support will call you'),
    chat('sales', 'Sales will call you'),
    chat('unknown', 'Please choose 1 or 2', { nextStepId: 'listen' }),
    chat('silence', 'Write again whenever you like'),
  ]);

  await write('Hi');
  await write('3');
  await write('2');
  expect(textsTo(started, customer)).toEqual([
    '1 Support, 2 Sales',
    'Please choose 1 or 2',
    'Sales will call you',
  ]);

  await write('Hi', '+6598765432');
  await started.sandbox.advance(300_000);
  expect(textsTo(started, '+6598765432')).toEqual(['1 Support, 2 Sales', 'Write again whenever you like']);
});

it('buttons lead to the state of an order, or to an agent', async () => {
  const system = await listening(() => [200, '{"status":"on its way"}']);
  await define(started, 'inbound_chat_apps', [
    {
      id: 'menu',
      stepType: 'ChatAppsMessage',
      inputs: {
        subAccountId: chatAccount,
        user,
        type: 'Interactive',
        content: {
          interactive: {
            type: 'button',
            body: { text: 'What can we do?' },
            action: {
              buttons: [
                { type: 'reply', reply: { id: 'order', title: 'Check an order' } },
                { type: 'reply', reply: { id: 'agent', title: 'Talk to someone' } },
              ],
            },
          },
        },
      },
      nextStepId: 'tap',
    },
    {
      id: 'tap',
      stepType: 'WaitForReply',
      inputs: { from: '{{data.payload.user.channelUserId}}', channel: 'whatsapp' },
      outputs: { tapped: '{{step.reply?.payload.content.interactive?.button_reply?.id}}' },
      selectNextStep: { ask: "{{data.tapped == 'order'}}", agent: "{{data.tapped == 'agent'}}" },
    },
    chat('ask', 'Which number?', { nextStepId: 'number' }),
    {
      id: 'number',
      stepType: 'WaitForReply',
      inputs: { from: '{{data.payload.user.channelUserId}}', channel: 'whatsapp' },
      outputs: { order: '{{step.reply.payload.content.text.trim()}}' },
      nextStepId: 'look',
    },
    {
      id: 'look',
      stepType: 'HttpRequest',
      inputs: { url: `${system.url}/orders/{{data.order}}`, method: 'GET' },
      outputs: { state: '{{step.responseBody.status}}' },
      nextStepId: 'tell',
    },
    chat('tell', 'Order {{data.order}} is {{data.state}}'),
    { id: 'agent', stepType: 'SendToConverse', inputs: { payload: '{{data.payload}}' }, nextStepId: 'wait' },
    chat('wait', 'Somebody will be with you'),
  ]);

  await write('Hi');
  started.sandbox.reply({ to: customer, button: 'Check an order' });
  await started.sandbox.advance(0);
  await write(' 98765 ');
  expect(textsTo(started, customer).slice(1)).toEqual(['Which number?', 'Order 98765 is on its way']);
  expect(system.paths).toEqual(['/orders/98765']);

  await write('Hi', '+6598765432');
  started.sandbox.reply({ to: '+6598765432', button: 'agent' });
  await started.sandbox.advance(0);
  expect(textsTo(started, '+6598765432').at(-1)).toBe('Somebody will be with you');
  expect(started.sandbox.handovers()).toMatchObject([{ customer: '+6598765432' }]);
  system.server.close();
});

async function listening(
  answer: (body: string) => [number, string],
): Promise<{ server: Server; url: string; paths: string[] }> {
  const paths: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    paths.push(request.url ?? '');
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      const [status, text] = answer(body);
      response.writeHead(status, { connection: 'close' }).end(text);
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return { server, paths, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}
