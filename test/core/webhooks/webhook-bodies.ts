/** Made-up bodies with the structure that 8x8 documents. */

/**
 * A webhook body. The bodies below are made up, with the structure that 8x8 documents, for tests that parse events.
 */
type Body = Record<string, unknown>;

export const smsInbound = (payload: Body = {}): Body => ({
  namespace: 'SMS',
  eventType: 'inbound_message_received',
  description: 'An SMS came in',
  payload: {
    umid: '1b7c1c52-5a0e-4f0b-9d51-6f1c9a0f7e11',
    subAccountId: 'Bakery_Orders',
    timestamp: '2026-03-02T07:15:00.250Z',
    source: '+6591112222',
    destination: '+6598880000',
    body: 'Is the rye bread back?',
    encoding: 'GSM7',
    smsCount: 1,
    price: { total: 0.01, perSms: 0.01, currency: 'SGD' },
    ...payload,
  },
});

export const smsStatus = (status: Body = {}, payload: Body = {}): Body => ({
  namespace: 'SMS',
  eventType: 'outbound_message_status_changed',
  payload: {
    umid: '7d2f9be0-9c5d-4a43-8a27-0a4f3c6f1d20',
    batchId: 'c0a1b2c3-0000-4000-8000-000000000001',
    clientMessageId: 'order-77',
    subAccountId: 'Bakery_Orders',
    source: 'Bakery',
    destination: '+6591112222',
    status: {
      state: 'delivered',
      detail: 'delivered_to_recipient',
      timestamp: '2026-03-02T07:16:10.00Z',
      ...status,
    },
    price: { total: 0.03, perSms: 0.015, currency: 'SGD' },
    smsCount: 2,
    ...payload,
  },
});

export const shortUrlClicked = (payload: Body = {}): Body => ({
  namespace: 'SMS',
  eventType: 'short_url_clicked',
  payload: {
    eventId: '0c3dd1a4-6b8f-4d57-8f43-1f7f3a2f5b01',
    occurredAt: '2026-03-02T08:00:00Z',
    umid: '7d2f9be0-9c5d-4a43-8a27-0a4f3c6f1d20',
    destination: '+6591112222',
    shortUrl: 'https://s.example/abc',
    targetUrl: 'https://bakery.example/rye',
    ...payload,
  },
});

export const surveyResponse = (body: Body = {}): Body => ({
  umid: 'e6a1d5c0-3f6e-4a53-8a5f-4d8f0b3c9a02',
  surveyId: 'bread-quality',
  surveyStartedAt: '2026-03-02T09:00:00Z',
  surveySubmittedAt: '2026-03-02T09:01:30Z',
  templateVariables: [{ name: 'customer', value: 'Mei' }],
  answers: [
    {
      questionId: '1',
      answerId: '11',
      question: 'How was <b>the bread</b>?<br />Be honest',
      answer: 'Crusty',
    },
    { questionId: '2', answerId: null, question: 'Anything else', answer: 'More rye' },
  ],
  ...body,
});

export const chatInbound = (payload: Body = {}, body: Body = {}): Body => ({
  version: 3,
  namespace: 'ChatApps',
  eventType: 'inbound_message_received',
  payload: {
    umid: '52f1b7ce-2f7d-4f0b-bb52-9d2a6d5a9c10',
    subAccountId: 'Bakery_Chat',
    timestamp: '2026-03-02T10:00:00.00Z',
    user: { msisdn: '+6591112222', channelUserId: 'SG.99887766', name: 'Mei', username: 'mei.bakes' },
    recipient: { channel: 'whatsapp', channelId: 'f0d3a1c2-0000-4000-8000-00000000000a' },
    type: 'Text',
    content: { text: 'Good morning' },
    ...payload,
  },
  ...body,
});

export const chatInteractive = (interactive: Body, payload: Body = {}): Body =>
  chatInbound({ type: 'Interactive', content: { interactive }, ...payload });

export const chatStatus = (status: Body = {}, payload: Body = {}, body: Body = {}): Body => ({
  version: 9,
  namespace: 'ChatApps',
  eventType: 'outbound_message_status_changed',
  payload: {
    umid: '9a9d8c7b-1111-4222-8333-444455556666',
    subAccountId: 'Bakery_Chat',
    channel: 'whatsapp',
    user: { msisdn: '+6591112222', channelUserId: 'SG.99887766' },
    status: {
      state: 'delivered',
      detail: 'delivered_to_recipient',
      timestamp: '2026-03-02T10:00:05.00Z',
      ...status,
    },
    ...payload,
  },
  ...body,
});

export const externalMessage = (): Body => ({
  version: 9,
  namespace: 'ChatApps',
  eventType: 'external_app_message',
  payload: {
    umid: '3c2b1a09-7777-4888-9999-000011112222',
    subAccountId: 'Bakery_Chat',
    timestamp: '2026-03-02T10:05:00.00Z',
    channel: 'whatsapp',
    user: { msisdn: '+6591112222' },
    type: 'Text',
    content: { text: 'We kept a loaf for you' },
  },
});

export const lineInbound = (body: Body = {}): Body => ({
  eventType: 'inboundMessage',
  channel: 'line',
  version: 1,
  umid: '6f5e4d3c-aaaa-4bbb-8ccc-ddddeeeeffff',
  subAccountId: 'Bakery_Line',
  timestamp: '2026-03-02T11:00:00.00Z',
  user: { channelUserId: 'U0123456789abcdef' },
  recipient: { recipientId: 'b1b2b3b4-0000-4000-8000-00000000000b' },
  type: 'Location',
  content: { location: { latitude: 1.3, longitude: 103.8, name: 'Old mill', address: '1 Mill Road' } },
  ...body,
});

export const whatsApp = (eventType: string, eventDetails: Body, body: Body = {}): Body => ({
  eventId: 'a0b1c2d3-0000-4000-8000-0000000000ee',
  timestamp: '2026-03-02T12:00:00.00Z',
  provider: 'WhatsApp',
  businessAccountId: '100200300400',
  accountId: 'Bakery',
  eventType,
  eventDetails,
  ...body,
});

export const templateStatus = (details: Body = {}): Body =>
  whatsApp('template_status_update', {
    templateId: 987654321,
    templateName: 'fresh_bread',
    templateLanguage: 'en_GB',
    meta: { status: 'REJECTED', reason: 'INVALID_FORMAT' },
    ...details,
  });

/** A call to a virtual number that waits for a call flow. */
export const callAction = (payload: Body = {}): Body => ({
  namespace: 'VOICE',
  eventType: 'CALL_ACTION',
  description: 'Action request of a call',
  payload: {
    eventId: 'b0b1b2b3-0000-4000-8000-000000000001',
    callId: 'b0b1b2b3-0000-4000-8000-000000000002',
    sessionId: 'b0b1b2b3-0000-4000-8000-000000000003',
    subAccountId: 'Bakery_Voice',
    callStatus: 'ACTION_COMPLETED',
    callDirection: 'INBOUND',
    source: '+6591112222',
    destination: '+6588880000',
    callDuration: 9,
    eventData: { dtmf: '2' },
    sipCode: 200,
    timestamp: '2026-03-02T13:00:00.000Z',
    clientActionId: 'menu',
    ...payload,
  },
});

export const sessionSummary = (payload: Body = {}): Body => ({
  namespace: 'VOICE',
  eventType: 'SESSION_SUMMARY',
  version: 5,
  payload: {
    sessionId: 'b0b1b2b3-0000-4000-8000-000000000003',
    subAccountId: 'Bakery_Voice',
    sessionStatus: 'ERROR',
    startTime: '2026-03-02T13:00:00Z',
    endTime: '2026-03-02T13:00:20Z',
    lastAction: 'MAKE_CALL',
    callCount: 1,
    errorDetails: { errorCode: -2004, errorMsg: 'No coverage there' },
    details: {
      callA: {
        callId: 'b0b1b2b3-0000-4000-8000-000000000002',
        callDirection: 'INBOUND',
        source: '+6591112222',
        destination: '+6588880000',
        callStatus: 'ERROR',
        callDuration: 0,
      },
    },
    ...payload,
  },
});

export const voiceRecording = (payload: Body = {}): Body => ({
  namespace: 'VOICE',
  eventType: 'CALL_RECORDING_STATUS',
  payload: {
    sessionId: 'b0b1b2b3-0000-4000-8000-000000000003',
    recordingId: 'b0b1b2b3-0000-4000-8000-000000000004',
    durationSeconds: 25,
    filePath: 'recordings/2026-03-02/b0b1b2b3.mp3',
    status: 'UPLOAD_COMPLETED',
    ...payload,
  },
});

export const virtualNumbers = (payload: Body = {}): Body => ({
  namespace: 'VOICE',
  eventType: 'VIRTUAL_NUMBER_UPDATE',
  payload: {
    subAccountId: 'Bakery_Voice',
    totalNumbers: 1,
    updateEventType: 'UPDATES',
    virtualNumbers: [{ msisdn: '+6588880000', updateStatus: 'UPDATED', operationalStatus: 'Expiring' }],
    ...payload,
  },
});

export const videoRecordingUploaded = (body: Body = {}): Body => ({
  idempotencyKey: 'c0c1c2c3-0000-4000-8000-000000000001',
  eventType: 'RECORDING_UPLOADED',
  sessionId: 'c0c1c2c3-0000-4000-8000-000000000002',
  timestamp: 1_772_456_400_000,
  fqn: 'bakery/oven-check',
  data: { preAuthenticatedLink: 'https://storage.example.com/oven-check.mp4', durationSec: 15 },
  ...body,
});

/** The request of a step that `steps.notify` creates. */
export const workflowNotification = (payload: Body = {}): Body => ({
  namespace: 'Automation',
  eventType: 'http_request',
  payload: {
    eventId: 'd0d1d2d3-0000-4000-8000-000000000003',
    event: 'bread ordered',
    triggeredAt: '2026-03-02T13:00:00.00Z',
    data: { loaves: 2 },
    ...payload,
  },
});

/** Returns the same content with the fields of every object in reverse order. */
export function reordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reordered);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, inner]) => [name, reordered(inner)]),
  );
}
