import { describe, expect, it } from '@jest/globals';
import { parseWebhook, sessionKey, simplify } from 'cpaas-8x8/pure';

const chat = (user: object, channel = 'WhatsApp') =>
  parseWebhook({
    namespace: 'ChatApps',
    eventType: 'inbound_message_received',
    payload: { umid: 'message-1', user, recipient: { channel }, type: 'Text', content: { text: 'Hello' } },
  });

const call = (callDirection: string) =>
  parseWebhook({
    namespace: 'VOICE',
    eventType: 'CALL_ACTION',
    payload: { eventId: 'event-1', callDirection, source: '+6591234567', destination: '+6560000000' },
  });

describe('the session key of an event', () => {
  it('has the channel and the phone number of who wrote a chat message', () => {
    const event = chat({ msisdn: '+6591234567', channelUserId: 'SG.1349120865530274' });
    expect(event.sessionKey).toBe('whatsapp:+6591234567');
    expect(simplify(event).sessionKey).toBe('whatsapp:+6591234567');
  });

  it('is the same for a number without plus, as older formats have it', () => {
    expect(chat({ channelUserId: '6591234567' }).sessionKey).toBe('whatsapp:+6591234567');
  });

  it('has the ID on the channel if there is no phone number', () => {
    expect(chat({ channelUserId: 'Ua12b345678' }, 'line').sessionKey).toBe('line:Ua12b345678');
  });

  it('has the number of who sent an SMS', () => {
    const event = parseWebhook({
      namespace: 'SMS',
      eventType: 'inbound_message_received',
      payload: { umid: 'message-1', source: '+6591234567', destination: '+6560000000', body: 'Hello' },
    });
    expect(event.sessionKey).toBe('sms:+6591234567');
  });

  it.each([
    ['INBOUND', 'voice:+6591234567'],
    ['OUTBOUND', 'voice:+6560000000'],
  ])('has the customer of a call that is %s', (direction, key) => {
    expect(call(direction).sessionKey).toBe(key);
  });

  it('is absent from delivery receipts and from events without a customer', () => {
    const receipt = parseWebhook({
      namespace: 'SMS',
      eventType: 'outbound_message_status_changed',
      payload: { umid: 'message-1', destination: '+6591234567', status: { state: 'delivered' } },
    });
    expect(receipt).not.toHaveProperty('sessionKey');
    expect(chat({})).not.toHaveProperty('sessionKey');
    expect(simplify(receipt)).not.toHaveProperty('sessionKey');
  });

  it('can be calculated for a customer to whom you write first', () => {
    expect(sessionKey('WhatsApp', '6591234567')).toBe('whatsapp:+6591234567');
  });
});
