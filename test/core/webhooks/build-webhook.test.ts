import { describe, expect, it } from '@jest/globals';
import { buildWebhook, parseWebhook } from '../../../core/src/webhooks';

describe('buildWebhook', () => {
  it('wraps a payload in the envelope of its event', () => {
    const body = buildWebhook('sms.inbound', { umid: 'a1', body: 'Hello' });

    expect(body).toMatchObject({ namespace: 'SMS', eventType: 'inbound_message_received' });
    expect(parseWebhook(body)).toMatchObject({ type: 'sms.inbound', payload: { umid: 'a1', body: 'Hello' } });
  });

  it('returns the payload as the body if the product has no envelope', () => {
    const body = buildWebhook('whatsApp.contact', { eventId: 'e1', eventDetails: {} });

    expect(body).toEqual({
      eventId: 'e1',
      eventDetails: {},
      provider: 'WhatsApp',
      eventType: 'whatsapp_contact',
    });
    expect(parseWebhook(body)).toMatchObject({ type: 'whatsApp.contact', key: 'whatsApp.contact/e1' });
  });
});
