import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { start, type Started } from '../started-sandbox';

const to = '+6591234567';
const user = { msisdn: to };
const text = { type: 'text', content: { text: 'Hello' } };
const minute = 60_000;

const buttons = {
  type: 'interactive',
  content: {
    interactive: {
      type: 'button',
      body: { text: 'Tomorrow?' },
      action: {
        buttons: [
          { type: 'reply', reply: { id: 'yes', title: 'Of course' } },
          { type: 'reply', reply: { id: 'no', title: 'No' } },
        ],
      },
    },
  },
};

const list = {
  type: 'interactive',
  content: {
    interactive: {
      type: 'list',
      body: { text: 'When?' },
      action: {
        button: 'Choose',
        sections: [
          {
            rows: [
              { id: 'm9', title: 'Monday', description: 'at nine' },
              { id: 't3', title: 'Tuesday' },
            ],
          },
        ],
      },
    },
  },
};

const template = (name: string, ...values: string[]) => ({
  type: 'template',
  content: {
    template: {
      name,
      language: 'en_US',
      components: [{ type: 'body', parameters: values.map((value) => ({ type: 'text', text: value })) }],
    },
  },
});

let started: Started;
beforeEach(async () => {
  started = await start({
    clock: 'manual',
    startTime: Date.now(),
    settings: { rateLimits: false, whatsAppWindow: false },
  });
});
afterEach(() => started.close());

const steps = (umid: string): string[] =>
  started.sandbox
    .messages({ umid })
    .flatMap((message) => message.steps)
    .map(({ channel, status }) => `${channel} ${status.state}`);

describe('sending chat messages', () => {
  it('returns the user and the state', async () => {
    const { client } = started;
    expect(await client.chatApps.send({ user, ...text, clientMessageId: 'order-1' })).toEqual({
      umid: expect.stringMatching(/^[0-9a-f-]{36}$/),
      user: { msisdn: to },
      clientMessageId: 'order-1',
      status: { state: 'queued', timestamp: expect.any(String) },
    });
    const national = { msisdn: '91234567', country: 'SG' };
    expect((await client.chatApps.send({ user: national, ...text })).user).toEqual({
      msisdn: to,
      country: 'SG',
    });
  });

  it.each([
    ['text', text, 'whatsapp'],
    [
      'richCard',
      {
        type: 'richCard',
        content: {
          richCard: {
            cardOrientation: 'vertical',
            title: 'A',
            media: { contentInfo: { fileUrl: 'https://example.com/a.jpg' } },
          },
        },
      },
      'rcs',
    ],
    [
      'buttons',
      { type: 'buttons', content: { text: 'x', button: { caption: 'Go', action: 'https://example.com' } } },
      'viber',
    ],
  ])('goes to the channel that can carry it: %s', async (_type, message, channel) => {
    const { umid } = await started.client.chatApps.send({ user, ...message });
    expect(started.sandbox.messages({ umid })[0]?.channel).toBe(channel);
  });

  it('uses LINE for a LINE user, and WhatsApp for a business-scoped user ID', async () => {
    const { client, sandbox } = started;
    const line = await client.chatApps.send({ user: { lineUserId: `U${'a'.repeat(32)}` }, ...text });
    const bsuid = await client.chatApps.send({ user: { channelUserId: 'SG.1349120865530274' }, ...text });
    expect(sandbox.messages({ umid: line.umid })[0]).toMatchObject({
      channel: 'line',
      customer: `U${'a'.repeat(32)}`,
    });
    expect(sandbox.messages({ umid: bsuid.umid })[0]).toMatchObject({
      channel: 'whatsapp',
      customer: 'SG.1349120865530274',
    });
  });

  it('finds a customer by the ID of inbound messages', async () => {
    const { client, sandbox, receiver } = started;
    await started.listen();
    sandbox.inboundChat({ from: to, text: 'Hi' });
    await sandbox.advance(0);
    const payload = receiver.received[0]?.body['payload'] as { user: { channelUserId: string } };
    const { umid } = await client.chatApps.send({
      user: { channelUserId: payload.user.channelUserId },
      ...text,
    });
    expect(sandbox.messages({ umid })[0]?.customer).toBe(to);
  });

  it('fails on a channel that does not support the content type', async () => {
    const { umid } = await started.client.chatApps.send({
      user,
      ...buttons,
      channels: [{ channel: 'Viber' }],
    });
    await started.sandbox.advance(minute);
    expect(started.sandbox.messages({ umid })[0]?.status).toMatchObject({
      state: 'undelivered',
      errorCode: 2,
    });
  });

  it('waits until the scheduled time, and can be cancelled', async () => {
    const { client, sandbox } = started;
    const scheduled = new Date(Date.now() + 60 * minute);
    const one = await client.chatApps.send({ user, ...text, scheduled });
    const other = await client.chatApps.send({ user, ...text, scheduled });
    expect((await client.chatApps.getDetails({ umid: one.umid })).data).toMatchObject([
      { step: 1, status: { state: 'queued' } },
    ]);
    expect(await client.chatApps.cancel({ umid: other.umid })).toEqual({ cancelledCount: 1 });
    await sandbox.advance(65 * minute);
    expect(steps(one.umid)).toEqual(['WhatsApp read']);
    expect(steps(other.umid)).toEqual([]);
  });

  it("accepts and rejects the messages of a batch one by one, with 8x8's codes", async () => {
    const { client, sandbox } = started;
    const scheduled = new Date(Date.now() + 60 * minute);
    const answer = await client.chatApps.sendBatch({
      messages: [
        { user },
        { user: { msisdn: '+6591230006' } },
        { user, ...template('no_such_template') },
        { user, type: 'image', content: { url: 'https://example.com/a.jpg' }, scheduled },
      ],
      template: text,
      clientBatchId: 'autumn',
      includeMessagesInResponse: true,
    });
    expect(answer).toMatchObject({
      acceptedCount: 2,
      rejectedCount: 2,
      clientBatchId: 'autumn',
      messages: [
        { status: { state: 'queued' } },
        { status: { state: 'rejected', errorCode: 15 } },
        { status: { state: 'rejected', errorCode: 3038, errorMessage: expect.any(String) } },
        { status: { state: 'queued' } },
      ],
    });
    expect(sandbox.messages({ batchId: answer.batchId }).map((message) => message.text)).toEqual([
      'Hello',
      'Hello',
      expect.any(String),
      'https://example.com/a.jpg',
    ]);
    expect(await client.chatApps.cancelBatch({ batchId: answer.batchId })).toEqual({ cancelledCount: 1 });
  });
});

describe('fallback', () => {
  const channels = [
    { channel: 'WhatsApp', fallbackAfter: 60, successStatus: 'Delivered' },
    { channel: 'SMS' },
  ];

  it('tries the next channel when the first one fails', async () => {
    const { client, sandbox } = started;
    const content = { text: 'Hello', fallbackText: 'Hello by SMS', sms: { source: 'ExampleCo' } };
    const { umid } = await client.chatApps.send({
      user: { msisdn: '+6591231018' },
      type: 'text',
      content,
      channels,
    });
    await sandbox.advance(minute);
    expect(steps(umid)).toEqual(['WhatsApp undelivered', 'SMS delivered']);
    expect(sandbox.messages({ umid })[0]).toMatchObject({
      channel: 'sms',
      text: 'Hello by SMS',
      from: 'ExampleCo',
    });
    expect((await client.chatApps.getDetails({ umid })).data).toMatchObject([
      {
        step: 1,
        channel: 'WhatsApp',
        status: { state: 'undelivered', errorCode: 1018 },
        content: '**MASKED**',
      },
      { step: 2, channel: 'SMS', status: { state: 'delivered' }, user: { msisdn: '+659123xxxx' } },
    ]);
  });

  it('tries the next channel when the first one takes too long, but not earlier', async () => {
    const { client, sandbox } = started;
    const { umid } = await client.chatApps.send({ user: { msisdn: '+6591230002' }, ...text, channels });
    await sandbox.advance(minute - 1);
    expect(steps(umid)).toEqual(['WhatsApp sent']);
    await sandbox.advance(minute);
    expect(steps(umid)).toEqual(['WhatsApp sent', 'SMS sent']);
  });

  it('stops at the configured success status', async () => {
    const { client, sandbox } = started;
    const enough = [{ channel: 'WhatsApp', fallbackAfter: 10, successStatus: 'Sent' }, { channel: 'SMS' }];
    const patient = await client.chatApps.send({
      user: { msisdn: '+6591230002' },
      ...text,
      channels: enough,
    });
    const delivered = await client.chatApps.send({ user, ...text, channels });
    await sandbox.advance(10 * minute);
    expect(steps(patient.umid)).toEqual(['WhatsApp sent']);
    expect(steps(delivered.umid)).toEqual(['WhatsApp read']);
  });

  it('tries one channel after the other, and ends after the last', async () => {
    const { client, sandbox } = started;
    const all = [{ channel: 'WhatsApp' }, { channel: 'Viber' }, { channel: 'RCS' }, { channel: 'SMS' }];
    const { umid } = await client.chatApps.send({ user: { msisdn: '+6591230000' }, ...text, channels: all });
    await sandbox.advance(10 * minute);
    expect(steps(umid)).toEqual([
      'WhatsApp undelivered',
      'Viber undelivered',
      'RCS undelivered',
      'SMS undelivered',
    ]);
  });

  it('cannot end in an SMS when the number is unknown', async () => {
    const { client, sandbox } = started;
    sandbox.changeSettings({ whatsAppWindow: true });
    const { umid } = await client.chatApps.send({ user: { channelUserId: 'SG.1349' }, ...text, channels });
    await sandbox.advance(10 * minute);
    expect(steps(umid)).toEqual(['WhatsApp undelivered', 'SMS undelivered']);
  });

  it('of a LINE notification is an SMS', async () => {
    const { client, sandbox } = started;
    const content = { title: 'Your parcel arrives tomorrow' };
    const smsFallback = { text: 'Parcel tomorrow', source: 'ExampleCo' };
    const there = await client.chatApps.sendLineNotification({
      user: { msisdn: '+66812345678' },
      content,
      smsFallback,
    });
    const absent = await client.chatApps.sendLineNotification({ user: { msisdn: '+66812340000' }, content });
    const away = await client.chatApps.sendLineNotification({
      user: { msisdn: '+66812340000' },
      content,
      smsFallback,
    });
    await sandbox.advance(minute);
    expect(steps(there.umid)).toEqual(['LineNotification delivered']);
    expect(steps(absent.umid)).toEqual(['LineNotification undelivered']);
    expect(steps(away.umid)).toEqual(['LineNotification undelivered', 'SMS undelivered']);
    expect(sandbox.messages({ umid: away.umid })[0]?.text).toBe('Parcel tomorrow');
  });
});

describe('templates', () => {
  it('are filled with their parameters', async () => {
    const { umid } = await started.client.chatApps.send({
      user,
      ...template('appointment_reminder', 'Mei', 'Monday'),
    });
    expect(started.sandbox.messages({ umid })[0]).toMatchObject({
      type: 'Template',
      text: 'Hello Mei, we expect you on Monday.',
      actions: [
        { kind: 'quickReply', title: 'I will come' },
        { kind: 'quickReply', title: 'Another day' },
      ],
    });
  });

  it('can be registered, and unknown ones can be accepted by a setting', async () => {
    const { client, sandbox } = started;
    sandbox.addTemplate({ name: 'greeting', body: 'Good morning, {{1}}!' });
    const { umid } = await client.chatApps.send({ user, ...template('greeting', 'Mei') });
    expect(sandbox.messages({ umid })[0]?.text).toBe('Good morning, Mei!');
    await expect(client.chatApps.send({ user, ...template('other') })).rejects.toMatchObject({ code: 3038 });
    sandbox.changeSettings({ unknownTemplates: 'accept' });
    await client.chatApps.send({ user, ...template('other') });
  });

  it('are not delivered when paused or disabled, and not found when rejected', async () => {
    const { client, sandbox } = started;
    const change = (status: string): unknown =>
      sandbox.businessEvent({
        eventType: 'template_status_update',
        details: { templateName: 'order_shipped', meta: { status } },
      });
    const send = () => client.chatApps.send({ user, ...template('order_shipped', 'Mei') });
    change('PAUSED');
    const paused = await send();
    change('DISABLED');
    const disabled = await send();
    change('REJECTED');
    await expect(send()).rejects.toMatchObject({ code: 3038 });
    await sandbox.advance(minute);
    expect(sandbox.messages({ umid: paused.umid })[0]?.status.errorCode).toBe(1035);
    expect(sandbox.messages({ umid: disabled.umid })[0]?.status.errorCode).toBe(1036);
  });

  it('with codes are not sent to a business-scoped user ID, and receipts mask the codes', async () => {
    const { client, sandbox, receiver } = started;
    await started.listen();
    const code = template('login_code', '908172');
    const { umid } = await client.chatApps.send({ user: { channelUserId: 'SG.1349' }, ...code });
    await client.chatApps.send({ user, ...code });
    await sandbox.advance(minute);
    expect(sandbox.messages({ umid })[0]?.status.errorCode).toBe(1054);
    const arrived = receiver.received.find(({ text: body }) => body.includes('outboundContent'));
    expect(arrived?.text).toContain('template_auth');
    expect(arrived?.text).not.toContain('908172');
  });
});

describe('a customer', () => {
  beforeEach(() => started.listen());

  const lastPayload = async (): Promise<Record<string, unknown>> => {
    await started.sandbox.advance(0);
    return started.receiver.received.at(-1)?.body['payload'] as Record<string, unknown>;
  };

  it('taps buttons by ID or text, also in earlier messages', async () => {
    const { client, sandbox } = started;
    const { umid } = await client.chatApps.send({ user, ...buttons });
    await client.chatApps.send({ user, ...text });
    expect(sandbox.reply({ to, button: 'Of course' })).toMatchObject({
      replyTo: umid,
      text: 'Of course',
      direction: 'inbound',
    });
    expect(await lastPayload()).toMatchObject({
      content: { interactive: { button_reply: { id: 'yes', title: 'Of course' } } },
      replyToUmid: umid,
    });
    sandbox.reply({ umid, button: 'no' });
    expect(await lastPayload()).toMatchObject({ content: { interactive: { button_reply: { id: 'no' } } } });
    expect(() => sandbox.reply({ umid, button: 'maybe' })).toThrow('use one of yes (Of course), no (No)');
  });

  it('chooses rows, and taps quick replies and suggestions', async () => {
    const { client, sandbox } = started;
    await client.chatApps.send({ user, ...list });
    sandbox.reply({ to, row: 'Monday' });
    expect(await lastPayload()).toMatchObject({
      content: {
        interactive: {
          type: 'list_reply',
          list_reply: { id: 'm9', title: 'Monday', description: 'at nine' },
        },
      },
    });
    await client.chatApps.send({ user, ...template('appointment_reminder', 'Mei', 'Monday') });
    sandbox.reply({ to, button: 'Another day' });
    expect(await lastPayload()).toMatchObject({
      type: 'Buttons',
      content: { text: 'Another day', payload: 'Another day' },
    });
    await client.chatApps.send({
      user,
      type: 'text',
      content: { text: 'Hi', suggestions: [{ reply: { text: 'Track', postbackData: 'track-1' } }] },
      channels: [{ channel: 'RCS' }],
    });
    sandbox.reply({ to, button: 'Track' });
    expect(await lastPayload()).toMatchObject({
      type: 'Text',
      content: { text: 'Track', payload: 'track-1' },
      recipient: { channel: 'rcs' },
    });
  });

  it('answers Flows and call permission requests', async () => {
    const { client, sandbox } = started;
    await client.chatApps.send({
      user,
      type: 'interactive',
      content: {
        interactive: {
          type: 'flow',
          body: { text: 'Book' },
          action: { parameters: { flowId: '77', flowCta: 'Book now' } },
        },
      },
    });
    sandbox.reply({ to, flow: { date: '2026-12-01' } });
    const { content } = (await lastPayload()) as {
      content: { interactive: { nfmReply: { responseJson: string } } };
    };
    expect(JSON.parse(content.interactive.nfmReply.responseJson)).toMatchObject({
      date: '2026-12-01',
      flow_token: expect.any(String),
    });
    await client.chatApps.send({
      user,
      type: 'interactive',
      content: { interactive: { type: 'call_permission_request' } },
    });
    sandbox.reply({ to, callPermission: { response: 'accept', isPermanent: true } });
    expect(await lastPayload()).toMatchObject({
      content: {
        interactive: {
          callPermissionReply: { response: 'accept', isPermanent: true, responseSource: 'user_action' },
        },
      },
    });
  });

  it('sends files and locations on any channel', async () => {
    const { sandbox } = started;
    sandbox.inboundChat({
      from: to,
      channel: 'viber',
      media: { type: 'image', url: 'https://example.com/a.jpg' },
    });
    expect(await lastPayload()).toMatchObject({
      type: 'Image',
      content: { url: 'https://example.com/a.jpg' },
      user: { msisdn: to },
    });
    sandbox.inboundChat({ from: to, channel: 'rcs', location: { latitude: 1.3, longitude: 103.8 } });
    expect(await lastPayload()).toMatchObject({
      type: 'Location',
      content: { location: { latitude: 1.3, longitude: 103.8 } },
    });
    expect(() => sandbox.inboundChat({ from: to })).toThrow('has neither text');
    expect(() => sandbox.inboundChat({ from: to, text: 'Hi', channel: 'pigeon' })).toThrow(
      'channel is "pigeon". Use one of whatsapp',
    );
  });

  it('sends LINE messages in the standard format, by a setting', async () => {
    const { sandbox } = started;
    sandbox.changeSettings({ lineInbound: 'standard' });
    sandbox.inboundChat({ from: to, channel: 'line', text: 'Hi' });
    const payload = await lastPayload();
    expect(payload).toMatchObject({ recipient: { channel: 'line' }, type: 'Text' });
    expect(payload['user']).toEqual({ channelUserId: expect.stringMatching(/^U[0-9a-f]{32}$/) });
  });

  it('reads messages on demand when automatic reading is off', async () => {
    const { client, sandbox } = started;
    sandbox.changeSettings({ autoRead: false });
    const { umid } = await client.chatApps.send({ user, ...text });
    expect(() => sandbox.read({ umid })).toThrow('is queued, not delivered');
    await sandbox.advance(minute);
    expect(sandbox.messages({ umid })[0]?.status.state).toBe('delivered');
    sandbox.read({ umid });
    expect(await lastPayload()).toMatchObject({ umid, status: { state: 'read' } });
  });
});

describe('an inbound chat message', () => {
  it('can be marked as read, and be answered with a typing indicator', async () => {
    const { client, sandbox } = started;
    const typing: string[] = [];
    sandbox.on((event) => {
      if (event.kind === 'typing') typing.push(event.customer);
    });
    const first = sandbox.inboundChat({ from: to, text: 'Hi' });
    await client.chatApps.markRead({ umid: first.umid });
    expect(sandbox.messages({ umid: first.umid })[0]?.markedReadAt).toBeDefined();
    const second = sandbox.inboundChat({ from: to, text: 'Hello?' });
    await client.chatApps.sendTyping({ umid: second.umid, channel: 'whatsapp' });
    expect(typing).toEqual([to]);
    expect(sandbox.messages({ umid: second.umid })[0]?.markedReadAt).toBeDefined();
  });

  it('cannot be marked on other channels, or too late', async () => {
    const { client, sandbox } = started;
    const viber = sandbox.inboundChat({ from: to, channel: 'viber', text: 'Hi' });
    await expect(client.chatApps.markRead({ umid: viber.umid })).rejects.toMatchObject({
      status: 400,
      code: 1000,
    });
    const rcs = sandbox.inboundChat({ from: to, channel: 'rcs', text: 'Hi' });
    await client.chatApps.sendTyping({ umid: rcs.umid, channel: 'rcs' });
    await expect(client.chatApps.sendTyping({ umid: rcs.umid, channel: 'whatsapp' })).rejects.toMatchObject({
      code: 1000,
    });
    await sandbox.advance(121 * minute);
    await expect(client.chatApps.sendTyping({ umid: rcs.umid, channel: 'rcs' })).rejects.toMatchObject({
      code: 1000,
    });
    const sent = await client.chatApps.send({ user, ...text });
    await expect(client.chatApps.markRead({ umid: sent.umid })).rejects.toMatchObject({ code: 1000 });
  });

  it('can be quoted in a reply', async () => {
    const { client, sandbox } = started;
    const { umid } = sandbox.inboundChat({ from: to, text: 'Hi' });
    const quoting = await client.chatApps.send({ user, ...text, context: { umid } });
    expect(sandbox.messages({ umid: quoting.umid })[0]?.replyTo).toBe(umid);
  });
});
