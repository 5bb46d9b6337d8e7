import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import type { ChatAppsSendInput } from 'cpaas-8x8';

import { chatAccount, run } from '../automation/run-workflow';
import { start, type Started } from '../started-sandbox';

const to = '+6591234567';
const user = { msisdn: to };
const minute = 60_000;
const hour = 60 * minute;

type Content = Pick<ChatAppsSendInput, 'type' | 'content'>;

const text: Content = { type: 'text', content: { text: 'Hello' } };
const image: Content = { type: 'image', content: { url: 'https://example.com/a.jpg' } };
const buttons: Content = {
  type: 'interactive',
  content: {
    interactive: {
      type: 'button',
      body: { text: 'Tomorrow?' },
      action: { buttons: [{ type: 'reply', reply: { id: 'yes', title: 'Of course' } }] },
    },
  },
};
const template: Content = {
  type: 'template',
  content: {
    template: {
      name: 'appointment_reminder',
      language: 'en_US',
      components: [
        {
          type: 'body',
          parameters: [
            { type: 'text', text: 'Mei' },
            { type: 'text', text: 'Monday' },
          ],
        },
      ],
    },
  },
};
const directSend: Content = {
  type: 'text',
  content: { text: 'Your parcel is here', whatsApp: { directSend: { category: 'utility' } } },
};

let started: Started;
beforeEach(async () => {
  started = await start({ clock: 'manual', startTime: Date.now() });
});
afterEach(() => started.close());

/** Sends a message, waits, and returns the last state on each channel, with the error code if it failed. */
async function deliver(message: Content & Partial<ChatAppsSendInput>): Promise<string[]> {
  const { umid, status } = await started.client.chatApps.send({ user, ...message });
  expect(status.state).toBe('queued');
  await started.sandbox.advance(minute);
  return started.sandbox
    .messages({ umid })
    .flatMap(({ steps }) => steps)
    .map((step) => [step.channel, step.status.state, step.status.errorCode].filter(Boolean).join(' '));
}

describe('the customer service window of WhatsApp', () => {
  it.each([
    ['text', text],
    ['image', image],
    ['buttons', buttons],
  ])('accepts a first message and does not deliver it: %s', async (_name, message) => {
    expect(await deliver(message)).toEqual(['WhatsApp undelivered 1022']);
  });

  it("reports it as 8x8 does, with Meta's code, and says what to do", async () => {
    await started.listen();
    await deliver(text);
    const receipts = started.receiver.received.map(({ body }) => body['payload']);
    expect(receipts).toMatchObject([
      { channel: 'whatsapp', status: { state: 'queued' } },
      {
        channel: 'whatsapp',
        status: {
          state: 'undelivered',
          detail: 'rejected_by_operator',
          errorCode: 1022,
          errorMessage: expect.stringMatching(/^Message window expired.*template.*setting whatsAppWindow/),
        },
        whatsapp: { providerErrorCode: '131047' },
      },
    ]);
  });

  it.each([
    ['a template', template],
    ['Direct Send', directSend],
  ])('lets %s start a conversation', async (_name, message) => {
    expect(await deliver(message)).toEqual(['WhatsApp read']);
  });

  it('is open for 24 hours from the last message of the customer', async () => {
    const { sandbox } = started;
    sandbox.inboundChat({ from: to, text: 'Hi' });
    await sandbox.advance(23 * hour);
    expect(await deliver(text)).toEqual(['WhatsApp read']);
    sandbox.inboundChat({ from: to, text: 'Anybody there?' });
    await sandbox.advance(23 * hour);
    expect(await deliver(text)).toEqual(['WhatsApp read']);
    await sandbox.advance(hour);
    expect(await deliver(text)).toEqual(['WhatsApp undelivered 1022']);
  });

  it('opens for the customer who wrote, and for nobody else', async () => {
    started.sandbox.inboundChat({ from: '+6598765432', text: 'Hi' });
    expect(await deliver(text)).toEqual(['WhatsApp undelivered 1022']);
    expect(await deliver({ ...text, user: { msisdn: '+6598765432' } })).toEqual(['WhatsApp read']);
  });

  it('opens with the tap on a template, and with a shared contact', async () => {
    const { client, sandbox } = started;
    await client.chatApps.send({ user, ...template });
    sandbox.reply({ to, button: 'I will come' });
    expect(await deliver(text)).toEqual(['WhatsApp read']);
    await sandbox.advance(25 * hour);
    const asked = await client.chatApps.send({
      user,
      type: 'interactive',
      content: { interactive: { type: 'request_contact_info' } },
    });
    sandbox.shareContact({ umid: asked.umid });
    expect(await deliver(text)).toEqual(['WhatsApp read']);
  });

  it.each(['viber', 'rcs', 'line', 'sms'])('does not open with a message on %s', async (channel) => {
    started.sandbox.inboundChat({ from: to, channel, text: 'Hi' });
    expect(await deliver(text)).toEqual(['WhatsApp undelivered 1022']);
  });

  it('is a rule of WhatsApp alone', async () => {
    expect(await deliver({ ...text, channels: [{ channel: 'Viber' }] })).toEqual(['Viber read']);
    expect(await deliver({ ...text, channels: [{ channel: 'SMS' }] })).toEqual(['SMS delivered']);
  });

  it('makes the next channel deliver when it is closed, at once', async () => {
    const channels = [
      { channel: 'WhatsApp', fallbackAfter: 3_600, successStatus: 'Delivered' },
      { channel: 'Viber', fallbackAfter: 3_600, successStatus: 'Delivered' },
      { channel: 'SMS' },
    ];
    expect(await deliver({ ...text, channels })).toEqual(['WhatsApp undelivered 1022', 'Viber read']);
    const withoutViber = [{ channel: 'WhatsApp', fallbackAfter: 3_600 }, { channel: 'SMS' }];
    expect(await deliver({ ...text, channels: withoutViber })).toEqual([
      'WhatsApp undelivered 1022',
      'SMS delivered',
    ]);
  });

  it('counts when a scheduled message is sent, not when it was accepted', async () => {
    const { client, sandbox } = started;
    sandbox.inboundChat({ from: to, text: 'Hi' });
    const scheduled = new Date(Date.parse(sandbox.now()) + 25 * hour);
    const { umid } = await client.chatApps.send({ user, ...text, scheduled });
    await sandbox.advance(26 * hour);
    expect(sandbox.messages({ umid })[0]?.status.errorCode).toBe(1022);
  });

  it('applies to the messages of workflows too', async () => {
    const { sandbox } = started;
    await run(started, [
      {
        id: 'ask',
        stepType: 'ChatAppsMessage',
        inputs: { subAccountId: chatAccount, user, ...text },
      },
    ]);
    await sandbox.advance(minute);
    expect(sandbox.messages({ customer: to })[0]?.status.errorCode).toBe(1022);
  });

  it('stays open in an exported state', async () => {
    const { sandbox } = started;
    sandbox.inboundChat({ from: to, text: 'Hi' });
    const saved = sandbox.exportState();
    await sandbox.reset();
    expect(await deliver(text)).toEqual(['WhatsApp undelivered 1022']);
    sandbox.importState(saved);
    expect(await deliver(text)).toEqual(['WhatsApp read']);
  });

  it('can be switched off', async () => {
    started.sandbox.changeSettings({ whatsAppWindow: false });
    expect(await deliver(text)).toEqual(['WhatsApp read']);
  });
});
