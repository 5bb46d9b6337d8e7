import { describe, expect, it } from '@jest/globals';
import { parseWebhook, WebhookBodyError } from '../../../core/src/webhooks';
import { webhookEvents } from '../../../core/src/webhooks/events';
import { everyEvent } from './every-event';
import {
  chatInbound,
  chatStatus,
  lineInbound,
  shortUrlClicked,
  smsInbound,
  smsStatus,
  surveyResponse,
  templateStatus,
  whatsApp,
} from './webhook-bodies';

describe('event types', () => {
  it.each(Object.entries(everyEvent))('are recognised: %s', (type, { body }) => {
    expect(parseWebhook(body)).toMatchObject({ type, raw: body });
  });

  it.each([
    ['whatsApp.userIdUpdate', 'user_id_update'],
    ['whatsApp.contact', 'contacts'],
    ['whatsApp.preference', 'user_preferences'],
    ['whatsApp.templateStatus', 'message_template_status_update'],
    ['whatsApp.templateQuality', 'message_template_quality_update'],
  ])("are recognised by an alternative name in 8x8's documentation: %s, %s", (type, eventType) => {
    expect(parseWebhook(whatsApp(eventType, {})).type).toBe(type);
  });

  it('ignore the letter case of namespace, event type, provider and channel', () => {
    expect(
      parseWebhook({ ...chatStatus(), namespace: 'CHATAPPS', eventType: 'Outbound_Message_Status_Changed' })
        .type,
    ).toBe('chatApps.status');
    expect(parseWebhook({ ...templateStatus(), provider: 'whatsapp' }).type).toBe('whatsApp.templateStatus');
    expect(parseWebhook(lineInbound({ channel: 'LINE' })).type).toBe('line.inbound');
  });

  it('distinguish an inbound SMS from an inbound chat message with the same eventType', () => {
    expect(parseWebhook({ ...smsInbound(), namespace: 'ChatApps' }).type).toBe('chatApps.inbound');
  });

  it.each([
    ['a new voice event', { namespace: 'VOICE', eventType: 'CALL_SUNG', payload: { eventId: '1' } }],
    ['a new SMS event', { namespace: 'SMS', eventType: 'sms_recalled', payload: { umid: '1' } }],
    ['a new WhatsApp event', whatsApp('whatsapp_group', {})],
    ['an SMS event without a type', { namespace: 'SMS', payload: {} }],
    ['a flat message of another channel', lineInbound({ channel: 'telegram', version: undefined })],
    ['an object that is not from 8x8', { hello: 'world' }],
    ['an empty object', {}],
    ['an event type that is an inherited property', { namespace: 'SMS', eventType: 'constructor' }],
    ['a namespace that is not a string', { namespace: ['SMS'], eventType: 'inbound_message_received' }],
  ])('are unknown for %s', (_, body) => {
    expect(parseWebhook(body)).toEqual({
      type: 'unknown',
      key: expect.stringMatching(/^unknown\/content-[0-9a-f]{32}$/),
      raw: body,
    });
  });
});

describe('a parsed event', () => {
  it('has the common fields of all events at the top level', () => {
    expect(parseWebhook(chatInbound({ recipient: { channel: 'WhatsApp' } }))).toMatchObject({
      family: 'chatApps',
      version: 3,
      subAccountId: 'Bakery_Chat',
      umid: '52f1b7ce-2f7d-4f0b-bb52-9d2a6d5a9c10',
      occurredAt: '2026-03-02T10:00:00.00Z',
      channel: 'whatsapp',
    });
  });

  it.each([
    ['sms', smsStatus(), '2026-03-02T07:16:10.00Z'],
    ['sms', shortUrlClicked(), '2026-03-02T08:00:00Z'],
    ['sms', surveyResponse(), '2026-03-02T09:01:30Z'],
    ['whatsapp', chatStatus({}, { channel: 'whatsApp' }), '2026-03-02T10:00:05.00Z'],
    ['linenotification', chatStatus({}, { channel: 'LineNotification' }), '2026-03-02T10:00:05.00Z'],
    ['line', lineInbound({ channel: 'Line' }), '2026-03-02T11:00:00.00Z'],
    ['whatsapp', templateStatus(), '2026-03-02T12:00:00.00Z'],
  ])('has the channel %s and the time, from any documented field', (channel, body, occurredAt) => {
    expect(parseWebhook(body)).toMatchObject({ channel, occurredAt });
  });

  it('has the unchanged payload, including unknown fields', () => {
    const event = parseWebhook(smsInbound({ operator: 'Singtel', smsCount: '2' }));
    expect(event).toMatchObject({
      payload: { operator: 'Singtel', smsCount: '2', body: 'Is the rye bread back?' },
    });
  });

  it('has the whole body as its payload if there is no envelope', () => {
    const body = surveyResponse();
    expect(parseWebhook(body)).toMatchObject({ payload: body, raw: body });
  });

  it('has its type even if the payload is missing or not an object', () => {
    for (const payload of [undefined, null, 'gone', [1]]) {
      const event = parseWebhook({ namespace: 'SMS', eventType: 'inbound_message_received', payload });
      expect([event.type, 'payload' in event && event.payload]).toEqual(['sms.inbound', {}]);
    }
  });

  it('has the version of an unknown envelope', () => {
    expect(parseWebhook({ namespace: 'VOICE', version: 5 })).toMatchObject({ type: 'unknown', version: 5 });
  });

  it('omits missing fields', () => {
    const event = parseWebhook(
      chatInbound({ recipient: undefined, timestamp: undefined }, { version: undefined }),
    );
    for (const name of ['channel', 'occurredAt', 'version']) expect(event).not.toHaveProperty(name);
  });

  it('has template IDs beyond the safe integer range as exact strings', () => {
    const text = JSON.stringify(templateStatus({ templateId: 111 })).replace('111', '25149018554748713');
    expect(parseWebhook(text)).toMatchObject({
      payload: { eventDetails: { templateId: '25149018554748713' } },
    });
  });

  it('has safe template IDs as numbers, and unchanged texts that contain a template ID', () => {
    expect(parseWebhook(JSON.stringify(templateStatus()))).toMatchObject({
      payload: { eventDetails: { templateId: 987654321 } },
    });
    const text = 'see "templateId": 25149018554748713, please';
    expect(parseWebhook(JSON.stringify(smsInbound({ body: text })))).toMatchObject({
      payload: { body: text },
    });
  });
});

describe('a webhook body', () => {
  const text = JSON.stringify(smsInbound({ body: 'Käse & Brot 🍞' }));

  it.each([
    ['text', text],
    ['text with a byte order mark', `\ufeff${text}`],
    ['text with surrounding whitespace', `\r\n  ${text}\n`],
    ['bytes', new TextEncoder().encode(text)],
    ['bytes with a byte order mark', new TextEncoder().encode(`\ufeff${text}`)],
    ['a Node buffer', Buffer.from(text)],
    ['an array buffer', new TextEncoder().encode(text).buffer],
    ['parsed JSON', JSON.parse(text)],
  ])('can be %s', (_, body) => {
    expect(parseWebhook(body)).toMatchObject({ type: 'sms.inbound', payload: { body: 'Käse & Brot 🍞' } });
  });

  it.each([
    ['empty', undefined],
    ['empty', null],
    ['empty', ''],
    ['empty', ' \n'],
    ['empty', new Uint8Array()],
    ['xml', '<root><namespace>SMS</namespace></root>'],
    ['xml', '\ufeff  <?xml version="1.0"?><root/>'],
    ['xml', Buffer.from('<root/>')],
    ['notJson', '{"namespace":"SMS"'],
    ['notJson', 'namespace=SMS&eventType=inbound'],
    ['notAnObject', '[1,2]'],
    ['notAnObject', 'null'],
    ['notAnObject', '"text"'],
    ['notAnObject', 42],
    ['notAnObject', []],
    ['notAnObject', () => ({})],
    ['notAnObject', new URLSearchParams('a=1')],
    ['notAnObject', new ReadableStream()],
  ])('is refused as %s: %j', (reason, body) => {
    let caught: unknown;
    try {
      parseWebhook(body);
    } catch (error) {
      caught = error;
    }
    expect(caught).toBeInstanceOf(WebhookBodyError);
    expect(caught).toMatchObject({ name: 'WebhookBodyError', reason });
  });

  it('is not part of the error message, because it can contain personal data', () => {
    expect(() => parseWebhook('{"text":"my secret is 1234')).toThrow(
      expect.objectContaining({ message: expect.not.stringMatching(/1234/) }),
    );
  });

  it('can be nested more deeply than the call stack allows', () => {
    const deep = `{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}`;
    expect(parseWebhook(deep).type).toBe('unknown');
  });

  it('can have hundreds of thousands of entries', () => {
    expect(parseWebhook(`{"a":[${'0,'.repeat(200_000)}0]}`).type).toBe('unknown');
  });

  it('can be an object that is not serializable to JSON', () => {
    const cyclic: Record<string, unknown> = { size: 10n, at: undefined };
    cyclic['self'] = cyclic;
    expect(parseWebhook(cyclic).type).toBe('unknown');
  });
});

describe('the event table', () => {
  it('has the webhook configuration of every event', () => {
    const configurations = Object.entries(webhookEvents).map(([type, { webhook }]) => [
      type,
      'type' in webhook ? `${webhook.via} ${webhook.type}` : webhook.via,
    ]);
    const documented = Object.entries(everyEvent).map(([type, { webhook }]) => [type, webhook]);
    expect(Object.fromEntries(configurations)).toEqual(Object.fromEntries(documented));
  });
});
