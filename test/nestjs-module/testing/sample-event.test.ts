import 'reflect-metadata';
import { afterEach, describe, expect, it } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { parseWebhook, webhookEventTypes, type WebhookEvent } from 'cpaas-8x8';
import { EightByEightModule, OnEightByEight } from 'nestjs-8x8';
import { createTestAccount, sampleEvent, type TestAccount } from 'nestjs-8x8/testing';

@Injectable()
class Everything {
  readonly seen: WebhookEvent[] = [];

  @OnEightByEight('*')
  received(event: WebhookEvent): void {
    this.seen.push(event);
  }
}

describe('sampleEvent', () => {
  let account: TestAccount | undefined;
  afterEach(async () => await account?.close());

  it.each(webhookEventTypes)('creates a new event of type %s each time', async (type) => {
    const one = parseWebhook(await sampleEvent(type));
    const other = parseWebhook(await sampleEvent(type));

    expect([one.type, other.type]).toEqual([type, type]);
    expect(one.key).not.toBe(other.key);
  });

  it('replaces fields of the payload, wherever 8x8 puts the payload', async () => {
    const text = await sampleEvent('sms.inbound', { source: '+6580001234', body: 'STOP' });
    expect(text).toMatchObject({ namespace: 'SMS', payload: { source: '+6580001234', body: 'STOP' } });

    const quality = await sampleEvent('whatsApp.templateStatus', {
      eventDetails: { templateName: 'order_shipped', meta: { status: 'REJECTED' } },
    });
    expect(quality).toMatchObject({
      eventType: 'template_status_update',
      eventDetails: {
        templateName: 'order_shipped',
        meta: { status: 'REJECTED', reason: 'INCORRECT_CATEGORY' },
      },
    });
  });

  it.each([
    ['sms.status', {}, { status: { state: 'delivered', detail: 'delivered_to_recipient' } }],
    ['sms.status', { status: { state: 'undelivered' } }, { status: { errorCode: 46 } }],
    ['sms.status', { status: { state: 'rejected' } }, { status: { errorCode: 99 } }],
    ['chatApps.status', { status: { state: 'read' } }, { channel: 'whatsapp' }],
    ['chatApps.inbound', { type: 'Location' }, { content: { location: { latitude: 1.3 } } }],
    ['chatApps.inbound', { recipient: { channel: 'viber' } }, { type: 'Text' }],
    ['voice.sessionSummary', {}, { sessionStatus: 'COMPLETED', callCount: 2 }],
    ['voice.sessionSummary', { sessionStatus: 'BUSY' }, { callCount: 1 }],
    ['voice.callStatus', { callStatus: 'CALL_CONNECTED' }, { callDirection: 'INBOUND' }],
  ] as const)('chooses the form of %s that matches %j best', async (type, wanted, said) => {
    const { payload } = await sampleEvent(type, wanted as never);

    expect(payload).toMatchObject({ ...wanted, ...said });
  });

  it('lists the event types if the type is unknown', async () => {
    await expect(sampleEvent('sms.lost' as never)).rejects.toThrow(
      'there is no event type "sms.lost". Use one of sms.inbound, sms.status,',
    );
  });

  it('creates events that an app under test handles once each', async () => {
    account = await createTestAccount();
    const module = await Test.createTestingModule({
      imports: [EightByEightModule.forRoot(account.options)],
      providers: [Everything],
    }).compile();
    const app = await account.start(module.createNestApplication({ logger: false }));
    const click = await sampleEvent('sms.shortUrlClicked', { destination: '+6591234567' });

    expect(await app.receive(click)).toMatchObject({ status: 200 });
    expect(await app.receive(click)).toMatchObject({ status: 200 });
    expect(await app.receive(await sampleEvent('voice.recording'))).toMatchObject({ status: 200 });

    expect(module.get(Everything).seen.map(({ type }) => type)).toEqual([
      'sms.shortUrlClicked',
      'voice.recording',
    ]);
  });
});
