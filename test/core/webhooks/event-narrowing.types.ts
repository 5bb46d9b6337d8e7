/**
 * Tests the types of webhook events: `type` and the family of an event narrow its payload. It must compile and is
 * never run. Lines with @ts-expect-error must not compile.
 */
import {
  isFamily,
  parseWebhook,
  simplify,
  type KnownWebhookEvent,
  type WebhookEvent,
  type WebhookEventOf,
  type WebhookEventType,
  type WebhookPayload,
} from '../../../core/src/webhooks';

export function narrowsOnType(event: WebhookEvent): string | undefined {
  // @ts-expect-error an unknown event has no payload
  event.payload;

  if (event.type === 'sms.inbound') {
    // @ts-expect-error the text of an SMS is `body`
    event.payload.text;
    return event.payload.body;
  }
  if (event.type === 'chatApps.inbound') {
    const family: 'chatApps' = event.family;
    // @ts-expect-error any field may be missing
    const recipient: string = event.payload.recipient.channel;
    return event.payload.content?.interactive?.button_reply?.id ?? `${family}${recipient}`;
  }
  if (event.type === 'whatsApp.userIdUpdate') {
    return event.payload.eventDetails?.rawEvent?.value?.user_id_update?.[0]?.user_id?.current;
  }
  if (event.type === 'voice.sessionSummary') {
    // @ts-expect-error a code is a number
    const code: string | undefined = event.payload.errorDetails?.errorCode;
    return event.payload.details?.callB?.callStatus ?? code;
  }
  if (event.type === 'unknown') {
    // @ts-expect-error the fields of an unknown body are unknown
    const name: string = event.raw['namespace'];
    return name;
  }
  // @ts-expect-error there is no such event
  if (event.type === 'sms.recalled') return undefined;
  return event.key;
}

export function isExhaustive(event: WebhookEvent): 'sms' | 'chat' | 'call' | 'other' {
  if (event.type === 'unknown' || event.type === 'automation.notification') return 'other';
  // The event of that type was the only one of its family, so the family is gone too.
  switch (event.family) {
    case 'sms':
    case 'smsEngage':
      return 'sms';
    case 'chatApps':
    case 'line':
    case 'whatsApp':
      return 'chat';
    case 'voice':
    case 'videoInteraction':
      return 'call';
  }
}

export function narrowsOnFamily(event: WebhookEvent): string | undefined {
  if (!isFamily(event, 'whatsApp')) return undefined;
  // @ts-expect-error these events have no message and no subaccount
  event.payload.subAccountId;
  return event.payload.eventId;
}

export function suggestsKnownStatesAndTakesNewOnes(event: WebhookEventOf<'sms.status'>): boolean {
  const state = event.payload.status?.state;
  // @ts-expect-error a code is a number
  const code: string | undefined = event.payload.status?.errorCode;
  return state === 'delivered' || state === 'a state that 8x8 may add' || code === undefined;
}

export function hasTypedSimpleFields(event: WebhookEvent): number {
  const simple = simplify(event);
  // @ts-expect-error latitude is a number
  const latitude: string | undefined = simple.latitude;
  // @ts-expect-error there is no such field
  simple.sender;
  return (simple.errorCode ?? 0) + (latitude?.length ?? 0);
}

export const type: WebhookEventType = 'line.inbound';

// @ts-expect-error there is no such event
export const wrongType: WebhookEventType = 'viber.inbound';

export const click: WebhookPayload<'sms.shortUrlClicked'> = { eventId: '1', shortUrl: 'https://s.example/1' };

// @ts-expect-error a click event has no text
export const wrongClick: WebhookPayload<'sms.shortUrlClicked'> = { body: 'text' };

// @ts-expect-error an event is read-only
export const mutate = (event: KnownWebhookEvent): string => (event.key = 'another');

export const whatever: WebhookEvent = parseWebhook(new Uint8Array());
