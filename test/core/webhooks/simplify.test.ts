import { describe, expect, it } from '@jest/globals';
import { parseWebhook, simplify } from '../../../core/src/webhooks';
import {
  chatInbound,
  chatInteractive,
  chatStatus,
  externalMessage,
  lineInbound,
  shortUrlClicked,
  smsInbound,
  smsStatus,
  surveyResponse,
  templateStatus,
  whatsApp,
} from './webhook-bodies';

const simple = (body: unknown): object => simplify(parseWebhook(body));

describe('an SMS in simple form', () => {
  it('contains sender, recipient and text of an inbound message', () => {
    expect(simple(smsInbound())).toEqual({
      type: 'sms.inbound',
      occurredAt: '2026-03-02T07:15:00.250Z',
      channel: 'sms',
      sessionKey: 'sms:+6591112222',
      from: '+6591112222',
      to: '+6598880000',
      text: 'Is the rye bread back?',
      encoding: 'GSM7',
      parts: 1,
      price: 0.01,
      currency: 'SGD',
      umid: '1b7c1c52-5a0e-4f0b-9d51-6f1c9a0f7e11',
      subAccountId: 'Bakery_Orders',
      key: 'sms.inbound/1b7c1c52-5a0e-4f0b-9d51-6f1c9a0f7e11',
    });
  });

  it('contains the status of a sent message', () => {
    expect(
      simple(
        smsStatus(
          { state: 'Undelivered', detail: 'rejected_by_operator', errorCode: '15', errorMessage: 'No' },
          { price: undefined },
        ),
      ),
    ).toEqual({
      type: 'sms.status',
      occurredAt: '2026-03-02T07:16:10.00Z',
      channel: 'sms',
      from: 'Bakery',
      to: '+6591112222',
      status: 'undelivered',
      detail: 'rejected_by_operator',
      errorCode: 15,
      errorMessage: 'No',
      clientMessageId: 'order-77',
      batchId: 'c0a1b2c3-0000-4000-8000-000000000001',
      parts: 2,
      umid: '7d2f9be0-9c5d-4a43-8a27-0a4f3c6f1d20',
      subAccountId: 'Bakery_Orders',
      key: expect.stringContaining('rejected_by_operator'),
    });
  });

  it('contains the recipient and the URLs of a clicked link', () => {
    expect(simple(shortUrlClicked())).toMatchObject({
      to: '+6591112222',
      shortUrl: 'https://s.example/abc',
      targetUrl: 'https://bakery.example/rye',
    });
  });

  it('contains the survey answers without HTML, and the variables by name', () => {
    expect(simple(surveyResponse())).toMatchObject({
      surveyId: 'bread-quality',
      answers: [
        { question: 'How was the bread ? Be honest', answer: 'Crusty' },
        { question: 'Anything else', answer: 'More rye' },
      ],
      variables: { customer: 'Mei' },
    });
  });

  it('contains sender and text where Automation has them', () => {
    const payload = { umid: 'message-1', user: { msisdn: '+6591112222' }, content: { text: 'Yes' } };
    const event = simple({ namespace: 'SMS', eventType: 'inbound_message_received', payload });
    expect(event).toMatchObject({ from: '+6591112222', text: 'Yes', sessionKey: 'sms:+6591112222' });
  });
});

describe('a chat message in simple form', () => {
  it('contains sender, recipient, user and text of an inbound message', () => {
    expect(simple(chatInbound({ replyToUmid: 'abc' }))).toEqual({
      type: 'chatApps.inbound',
      occurredAt: '2026-03-02T10:00:00.00Z',
      channel: 'whatsapp',
      sessionKey: 'whatsapp:+6591112222',
      from: '+6591112222',
      to: 'f0d3a1c2-0000-4000-8000-00000000000a',
      name: 'Mei',
      username: 'mei.bakes',
      userId: 'SG.99887766',
      messageType: 'text',
      text: 'Good morning',
      replyTo: 'abc',
      umid: '52f1b7ce-2f7d-4f0b-bb52-9d2a6d5a9c10',
      subAccountId: 'Bakery_Chat',
      key: expect.any(String),
    });
  });

  it('has the user ID as the sender if the phone number is hidden', () => {
    expect(simple(chatInbound({ user: { channelUserId: 'SG.99887766' } }))).toMatchObject({
      from: 'SG.99887766',
    });
  });

  it.each([
    ['button', { type: 'button_reply', button_reply: { id: 'yes', title: 'Yes, please' } }, undefined],
    ['button', { type: 'buttonReply', buttonReply: { id: 'yes', title: 'Yes, please' } }, undefined],
    [
      'list',
      { type: 'list_reply', list_reply: { id: 'yes', title: 'Yes, please', description: 'Today' } },
      'Today',
    ],
  ])('contains the selected entry of a %s reply', (replyType, interactive, buttonDescription) => {
    const result = simple(chatInteractive(interactive));
    expect(result).toMatchObject({
      messageType: 'interactive',
      replyType,
      buttonId: 'yes',
      buttonTitle: 'Yes, please',
      text: 'Yes, please',
    });
    expect(result).toHaveProperty('key');
    expect('buttonDescription' in result && result.buttonDescription).toBe(buttonDescription ?? false);
  });

  it('has the payload of a template button as the button ID', () => {
    expect(
      simple(chatInbound({ type: 'Buttons', content: { text: 'Call me', payload: 'call-me' } })),
    ).toMatchObject({
      messageType: 'buttons',
      text: 'Call me',
      buttonId: 'call-me',
    });
  });

  it.each([
    ['nfmReply', 'responseJson'],
    ['nfm_reply', 'response_json'],
  ])('contains the parsed answers of a flow in %s', (container, name) => {
    const answers = { flow_token: 't1', loaf: 'rye', extras: ['seeds'] };
    expect(
      simple(chatInteractive({ type: container, [container]: { [name]: JSON.stringify(answers) } })),
    ).toMatchObject({
      replyType: 'flow',
      flowResponse: answers,
    });
  });

  it('has the answers of a flow as text if they are not JSON', () => {
    expect(
      simple(chatInteractive({ type: 'nfmReply', nfmReply: { responseJson: '{broken' } })),
    ).toMatchObject({
      flowResponse: '{broken',
    });
  });

  it('contains the call permission', () => {
    const reply = { response: 'accept', isPermanent: false, expirationTimestamp: '2026-03-09T10:00:00.00Z' };
    expect(
      simple(chatInteractive({ type: 'callPermissionReply', callPermissionReply: reply })),
    ).toMatchObject({
      replyType: 'callPermission',
      callPermission: 'accept',
      callPermissionPermanent: false,
      callPermissionExpires: '2026-03-09T10:00:00.00Z',
    });
  });

  it.each([
    ['Image', 'image'],
    ['File', 'file'],
    ['Document', 'file'],
    ['VIDEO', 'video'],
  ])('contains the file URL of the type %s', (type, messageType) => {
    expect(simple(chatInbound({ type, content: { url: 'https://files.example/1' } }))).toMatchObject({
      messageType,
      mediaUrl: 'https://files.example/1',
    });
  });

  it('has the same field names for a LINE message in the flat envelope', () => {
    expect(simple(lineInbound())).toMatchObject({
      type: 'line.inbound',
      channel: 'line',
      from: 'U0123456789abcdef',
      to: 'b1b2b3b4-0000-4000-8000-00000000000b',
      messageType: 'location',
      latitude: 1.3,
      longitude: 103.8,
      locationName: 'Old mill',
      locationAddress: '1 Mill Road',
    });
  });

  it('contains recipient and text of a message from another app', () => {
    expect(simple(externalMessage())).toMatchObject({ to: '+6591112222', text: 'We kept a loaf for you' });
  });

  it('contains the status and the content of a sent message', () => {
    const outboundContent = {
      contentType: 'template',
      template: { name: 'fresh_bread', language: 'en_GB' },
      body: { text: 'Fresh at 7' },
      meta: { redacted: true },
    };
    expect(
      simple(
        chatStatus(
          {},
          { outboundContent, whatsapp: { providerErrorCode: 131026, pricingCategory: 'utility' } },
        ),
      ),
    ).toMatchObject({
      to: '+6591112222',
      status: 'delivered',
      detail: 'delivered_to_recipient',
      contentType: 'template',
      text: 'Fresh at 7',
      templateName: 'fresh_bread',
      templateLanguage: 'en_GB',
      redacted: true,
      providerErrorCode: '131026',
      pricingCategory: 'utility',
    });
  });
});

describe('a WhatsApp business event in simple form', () => {
  it('contains the template and its status', () => {
    expect(simple(templateStatus())).toEqual({
      type: 'whatsApp.templateStatus',
      occurredAt: '2026-03-02T12:00:00.00Z',
      channel: 'whatsapp',
      templateId: '987654321',
      templateName: 'fresh_bread',
      templateLanguage: 'en_GB',
      templateStatus: 'REJECTED',
      reason: 'INVALID_FORMAT',
      businessAccountId: '100200300400',
      accountId: 'Bakery',
      eventId: 'a0b1c2d3-0000-4000-8000-0000000000ee',
      key: 'whatsApp.templateStatus/a0b1c2d3-0000-4000-8000-0000000000ee',
    });
  });

  it('has the messaging limit from the old field if the new one is missing', () => {
    const meta = { event: 'UPGRADE', currentLimit: 'TIER_10K', oldLimit: 'TIER_1K' };
    expect(
      simple(whatsApp('phone_number_quality_update', { displayPhoneNumber: '6598880000', meta })),
    ).toMatchObject({
      phoneNumber: '6598880000',
      change: 'UPGRADE',
      messagingLimit: 'TIER_10K',
      previousMessagingLimit: 'TIER_1K',
    });
  });

  it('contains the fields of the first restriction, and all restrictions as a list', () => {
    const restrictionInfo = [
      { restrictionType: 'RESTRICTED_USER_INITIATED_CALLING', expiration: '2026-04-01T00:00:00.00Z' },
      { restrictionType: 'RESTRICTED_BUSINESS_INITIATED_CALLING', expiration: '2026-05-01T00:00:00.00Z' },
    ];
    expect(
      simple(whatsApp('account_update', { event: 'ACCOUNT_RESTRICTION', restrictionInfo })),
    ).toMatchObject({
      change: 'ACCOUNT_RESTRICTION',
      restrictionType: 'RESTRICTED_USER_INITIATED_CALLING',
      restrictionExpires: '2026-04-01T00:00:00.00Z',
      restrictions: restrictionInfo,
    });
  });

  it("contains fields of Meta's raw object for events about users", () => {
    const update = { wa_id: '6591112222', user_id: { previous: 'SG.1', current: 'SG.2' } };
    const preference = {
      wa_id: '6591112222',
      user_id: 'SG.2',
      category: 'marketing_messages',
      value: 'stop',
    };
    const shared = { name: { formatted_name: 'Ken Baker' }, phones: [{ phone: '+65 9333 4444' }] };
    const about = (value: object): object => ({
      rawEvent: { value: { contacts: [{ profile: { name: 'Mei' } }], ...value } },
    });
    expect(simple(whatsApp('user_id_update', { ...about({ user_id_update: [update] }) }))).toMatchObject({
      from: '6591112222',
      name: 'Mei',
      userId: 'SG.2',
      previousUserId: 'SG.1',
    });
    expect(
      simple(whatsApp('whatsapp_preference', { ...about({ user_preferences: [preference] }) })),
    ).toMatchObject({
      from: '6591112222',
      preference: 'stop',
      preferenceCategory: 'marketing_messages',
    });
    expect(
      simple(whatsApp('contacts', { ...about({ messages: [{ from: '6591112222', contacts: [shared] }] }) })),
    ).toMatchObject({
      from: '6591112222',
      contactName: 'Ken Baker',
      contactPhone: '+65 9333 4444',
      contacts: [shared],
    });
  });
});

describe('the simple form', () => {
  it('contains the whole body of an unknown event', () => {
    const body = { namespace: 'VOICE', eventType: 'CALL_SUNG' };
    expect(simple(body)).toEqual({ type: 'unknown', body, key: expect.any(String) });
  });

  it('omits fields that are missing, null or not of the documented type', () => {
    const result = simple(
      chatInbound({
        user: 'Mei',
        recipient: null,
        content: { text: { de: 'Hallo' }, location: { latitude: 'north' } },
      }),
    );
    for (const name of ['from', 'to', 'channel', 'text', 'latitude']) expect(result).not.toHaveProperty(name);
  });

  it('keeps an empty text', () => {
    expect(simple(smsInbound({ body: '' }))).toHaveProperty('text', '');
  });

  it('is safe against prototype pollution', () => {
    const result = simple(
      surveyResponse({ templateVariables: [{ name: '__proto__', value: { polluted: true } }] }),
    );
    expect(Object.getPrototypeOf((result as { variables: object }).variables)).toBe(Object.prototype);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});
