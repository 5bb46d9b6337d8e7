import { describe, expect, it } from '@jest/globals';
import { parseWebhook, simplify } from '../../../core/src/webhooks';
import { webhookSamples, type WebhookSample } from '../../reference/facts';
import { reordered } from './webhook-bodies';

interface Sample {
  readonly name: string;
  readonly body: WebhookSample;
}

/** Samples with our own values, structured like 8x8's published samples and tables. */
const all: readonly Sample[] = Object.entries(webhookSamples()).map(([name, body]) => ({ name, body }));

/** The event type for each sample name, which contains product and event. */
const EXPECTED: readonly [RegExp, string][] = [
  [/^SMS\.inbound_message_received/, 'sms.inbound'],
  [/^SMS\.outbound_message_status_changed/, 'sms.status'],
  [/^SMS\.short_url_clicked/, 'sms.shortUrlClicked'],
  [/^SmsEngage\./, 'smsEngage.response'],
  [/^ChatApps\.inbound_message_received/, 'chatApps.inbound'],
  [/^ChatApps\.outbound_message_status_changed/, 'chatApps.status'],
  [/^ChatApps\.external_app_message/, 'chatApps.externalMessage'],
  [/^Line\./, 'line.inbound'],
  [/^WhatsApp\.template_status_update/, 'whatsApp.templateStatus'],
  [/^WhatsApp\.template_quality_update/, 'whatsApp.templateQuality'],
  [/^WhatsApp\.template_category_update/, 'whatsApp.templateCategory'],
  [/^WhatsApp\.template_correct_category_detection/, 'whatsApp.templateCorrectCategory'],
  [/^WhatsApp\.phone_number_quality_update/, 'whatsApp.phoneNumberQuality'],
  [/^WhatsApp\.account_update/, 'whatsApp.accountUpdate'],
  [/^WhatsApp\.whatsapp_user_id_update/, 'whatsApp.userIdUpdate'],
  [/^WhatsApp\.whatsapp_contact/, 'whatsApp.contact'],
  [/^WhatsApp\.whatsapp_preference/, 'whatsApp.preference'],
  [/^VOICE\.CALL_ACTION/, 'voice.callAction'],
  [/^VOICE\.CALL_STATUS/, 'voice.callStatus'],
  [/^VOICE\.SESSION_SUMMARY/, 'voice.sessionSummary'],
  [/^VOICE\.CALL_RECORDING_STATUS/, 'voice.recording'],
  [/^VOICE\.VIRTUAL_NUMBER_UPDATE/, 'voice.virtualNumbers'],
  [/^JaaS\.RECORDING_ENDED/, 'videoInteraction.recordingEnded'],
  [/^JaaS\.RECORDING_UPLOADED/, 'videoInteraction.recordingUploaded'],
];

const expectedType = (name: string): string =>
  EXPECTED.find(([form]) => form.test(name.replace(/^.*\//, '')))?.[1] ?? 'unknown';

/** Events without an ID. */
const byContent = new Set(['unknown', 'voice.virtualNumbers']);

/** Returns the fields that identify an event according to 8x8, without the code under test. */
function identity({ name, body }: Sample): string {
  const type = expectedType(name);
  const payload = (body['payload'] ?? body) as Record<string, unknown>;
  const word = (value: unknown): string => (typeof value === 'string' ? value.toLowerCase() : '');
  if (byContent.has(type)) return JSON.stringify(body);
  if (type === 'voice.sessionSummary') return `${type} ${word(payload['sessionId'])}`;
  if (type === 'voice.recording')
    return [type, payload['recordingId'], payload['status']].map(word).join(' ');
  if (type.startsWith('videoInteraction.')) return `${type} ${word(body['idempotencyKey'])}`;
  if (type === 'sms.shortUrlClicked' || /^(whatsApp|voice)\./.test(type))
    return `${type} ${word(payload['eventId'])}`;
  if (!type.endsWith('.status')) return `${type} ${word(payload['umid'])}`;
  const { state, detail } = payload['status'] as Record<string, unknown>;
  return [type, payload['umid'], payload['channel'], state, detail].map(word).join(' ');
}

const ownIds = ['umid', 'eventId', 'sessionId', 'recordingId', 'idempotencyKey'];

/** Gives a sample unique IDs, because the samples share theirs. */
function withOwnIds({ name, body }: Sample): WebhookSample {
  return JSON.parse(
    JSON.stringify(body, (field, value: unknown) =>
      ownIds.includes(field) ? `${String(value)} ${name}` : value,
    ),
  ) as WebhookSample;
}

describe("8x8's samples", () => {
  it('are complete', () => {
    expect(all).toHaveLength(147);
    expect(new Set(all.map(({ name }) => expectedType(name))).size).toBe(EXPECTED.length + 1);
  });

  it.each(all.map((sample) => [sample.name, sample] as const))(
    'are recognised, and have a key: %s',
    (name, { body }) => {
      const event = parseWebhook(JSON.stringify(body));
      expect(event.type).toBe(expectedType(name));
      expect(event.key.startsWith(`${event.type}/`)).toBe(true);
      expect(event.key.includes('/content-')).toBe(byContent.has(event.type));
      expect(event.raw).toEqual(body);
    },
  );

  it('have the same key with their fields in another order', () => {
    for (const { name, body } of all) {
      expect([name, parseWebhook(reordered(body)).key]).toEqual([name, parseWebhook(body).key]);
    }
  });

  it('have different keys if they are different events', () => {
    const keys = all.map((sample) => parseWebhook(withOwnIds(sample)).key);
    expect(new Set(keys).size).toBe(all.length);
  });

  it('share a key exactly if they share the identifying fields', () => {
    const keyOf = new Map<string, Set<string>>();
    const identityOf = new Map<string, Set<string>>();
    for (const sample of all) {
      const { key } = parseWebhook(sample.body);
      keyOf.set(identity(sample), (keyOf.get(identity(sample)) ?? new Set()).add(key));
      identityOf.set(key, (identityOf.get(key) ?? new Set()).add(identity(sample)));
    }
    expect([...keyOf].filter(([, keys]) => keys.size > 1)).toEqual([]);
    expect([...identityOf].filter(([, identities]) => identities.size > 1)).toEqual([]);
  });

  it('have a simple form with more fields than the envelope', () => {
    for (const { name, body } of all) {
      const event = parseWebhook(body);
      const { type, key, occurredAt, channel, umid, subAccountId, ...rest } = simplify(event);
      expect([name, type, key, Object.keys(rest).length > 0]).toEqual([name, event.type, event.key, true]);
      expect([occurredAt, channel, umid, subAccountId]).toEqual([
        event.occurredAt,
        event.channel,
        event.umid,
        event.subAccountId,
      ]);
    }
  });
});
