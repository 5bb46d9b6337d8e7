import type { BusinessEvent } from '8x8-sandbox';

import {
  after,
  chatReceipt,
  customer,
  inOlderVersions,
  singleChatReceipt,
  smsReceipt,
  type Produce,
} from './produced';

const text = { type: 'text', content: { text: 'Hello' } };
const delivered = { state: 'delivered', detail: 'delivered_to_recipient' };
const failed = { state: 'undelivered' };

const list = {
  type: 'interactive',
  content: {
    interactive: {
      type: 'list',
      header: { type: 'text', text: 'Your visit' },
      body: { text: 'When may we come?' },
      footer: { text: 'ExampleCo' },
      action: {
        button: 'Choose',
        sections: [{ title: 'Monday', rows: [{ id: 'm9', title: 'Nine', description: 'until ten' }] }],
      },
    },
  },
};

const buttons = {
  type: 'interactive',
  content: {
    interactive: {
      type: 'button',
      body: { text: 'Shall we come?' },
      action: { buttons: [{ type: 'reply', reply: { id: 'yes', title: 'Yes' } }] },
    },
  },
};

const offer = {
  type: 'template',
  content: {
    template: {
      name: 'autumn_offer',
      language: 'en_US',
      components: [
        { type: 'header', parameters: [{ type: 'image', url: 'https://example.com/rain.jpg' }] },
        {
          type: 'body',
          parameters: [
            { type: 'text', text: 'Mei' },
            { type: 'text', text: '10 %' },
          ],
        },
      ],
    },
  },
};

const unknownTemplate = { type: 'template', content: { template: { name: 'elsewhere', language: 'en_US' } } };

const tap = (options = {}): Produce =>
  after(async (sandbox, { client }) => {
    await client.chatApps.send({ user: { msisdn: customer }, ...buttons });
    return sandbox.reply({ to: customer, button: 'yes' });
  }, options);

const answered = (reply: object, options = {}): Produce =>
  after(async (sandbox, { client }) => {
    await client.chatApps.send({
      user: { msisdn: customer },
      type: 'interactive',
      content: { interactive: { type: 'call_permission_request' } },
    });
    return sandbox.reply({ to: customer, callPermission: { response: 'accept' }, ...reply });
  }, options);

const flowAnswered = (options = {}): Produce =>
  answered({ callPermission: undefined, flow: { name: 'Mei' } }, options);

const wrote = (message: object, options = {}): Produce =>
  after(async (sandbox) => sandbox.inboundChat({ from: customer, text: 'Hello', ...message }), options);

const onLine = (message: object): Produce => wrote({ channel: 'line', text: undefined, ...message });
const lineFile = (type: string): Produce => onLine({ media: { type, url: 'https://example.com/file' } });

const happened = (eventType: BusinessEvent['eventType'], details = {}): Produce =>
  after(async (sandbox) => sandbox.businessEvent({ eventType, details }));

const restricted = { event: 'ACCOUNT_RESTRICTION' };

/**
 * How to make the sandbox send each event of which 8x8 published a sample, by the name of the sample. The test
 * compares the structures of both.
 */
export const scenarios: Readonly<Record<string, Produce>> = {
  'SMS.inbound_message_received': after(async (sandbox) =>
    sandbox.inboundSms({ from: customer, text: 'Hello' }),
  ),
  'SMS.outbound_message_status_changed.undelivered': smsReceipt(failed, '+6591230001'),
  'SMS.short_url_clicked': after(async (sandbox, { client }) => {
    await client.sms.send({ destination: customer, text: 'See https://example.com/landing' });
    sandbox.click({ to: customer });
    return sandbox.waitForWebhook({ event: 'short_url_clicked' });
  }),
  'SmsEngage.survey_response': after(async (sandbox, { client }) => {
    await client.sms.sendSurvey({
      surveyId: 'rating',
      destination: customer,
      templateBody: '{{url}}',
      templateVariables: { name: 'Mei' },
    });
    sandbox.answerSurvey({
      to: customer,
      answers: [
        { question: 'How was it?', answer: 'Good', answerId: '2' },
        { question: 'Anything else?', answer: 'No' },
      ],
    });
    return sandbox.waitForWebhook({ event: 'survey_response' });
  }),

  'ChatApps.outbound_message_status_changed.whatsapp_queued.v9': singleChatReceipt(text, { state: 'queued' }),
  'ChatApps.outbound_message_status_changed.whatsapp_delivered_text.v9': chatReceipt(text, delivered),
  'ChatApps.outbound_message_status_changed.whatsapp_delivered_template.v9': chatReceipt(offer, delivered),
  'ChatApps.outbound_message_status_changed.whatsapp_delivered_interactive_list.v9': chatReceipt(
    list,
    delivered,
  ),
  'ChatApps.outbound_message_status_changed.whatsapp_delivered_no_outboundContent.v9': singleChatReceipt(
    unknownTemplate,
    delivered,
    { settings: { unknownTemplates: 'accept' } },
  ),
  'ChatApps.outbound_message_status_changed.whatsapp_read.v9': chatReceipt(text, { state: 'read' }),
  'ChatApps.outbound_message_status_changed.rcs_read.v9': chatReceipt(
    { ...text, channel: 'RCS' },
    { state: 'read' },
  ),
  'ChatApps.outbound_message_status_changed.viber_delivered.v9': chatReceipt(
    { ...text, channel: 'Viber' },
    { state: 'delivered', detail: 'delivered_to_operator' },
  ),
  'ChatApps.outbound_message_status_changed.whatsapp_delivered.v8': chatReceipt(
    text,
    delivered,
    inOlderVersions,
  ),
  'ChatApps.outbound_message_status_changed.whatsapp_read.v8': chatReceipt(
    text,
    { state: 'read' },
    inOlderVersions,
  ),
  'ChatApps.outbound_message_status_changed.whatsapp_undelivered.v8': chatReceipt(
    { ...text, to: '+6591231022' },
    failed,
    inOlderVersions,
  ),
  'ChatApps.outbound_message_status_changed.whatsapp_delivered.unversioned': singleChatReceipt(
    text,
    delivered,
    inOlderVersions,
  ),
  'ChatApps.outbound_message_status_changed.whatsapp_read.unversioned': singleChatReceipt(
    text,
    { state: 'read' },
    inOlderVersions,
  ),
  'ChatApps.outbound_message_status_changed.whatsapp_undelivered.unversioned': singleChatReceipt(
    { ...text, to: '+6591230001' },
    failed,
    inOlderVersions,
  ),
  'ChatApps.outbound_message_status_changed.whatsapp_undelivered_1022.unversioned': singleChatReceipt(
    { ...text, to: '+6591231022' },
    failed,
    inOlderVersions,
  ),
  'ChatApps.external_app_message.text.v9': after(async (sandbox) =>
    sandbox.externalMessage({ to: customer, text: 'Hello' }),
  ),
  'ChatApps.external_app_message.text.v8': after(
    async (sandbox) => sandbox.externalMessage({ to: customer, text: 'Hello' }),
    inOlderVersions,
  ),

  'ChatApps.inbound_message_received.text.v3': wrote({ name: 'Mei', username: 'mei' }),
  'ChatApps.inbound_message_received.text.viber.v3': wrote({ channel: 'viber' }),
  'ChatApps.inbound_message_received.text.v2': wrote(
    { replyTo: 'b2c9d5a0-4f1e-4c6b-8e0a-6a4f1f2f9d31' },
    inOlderVersions,
  ),
  'ChatApps.inbound_message_received.text.unversioned': wrote({}, inOlderVersions),
  'ChatApps.inbound_message_received.text.no_description': wrote({}, inOlderVersions),
  'ChatApps.inbound_message_received.text.automation_test_sample': wrote({}, inOlderVersions),
  'ChatApps.inbound_message_received.media_image.unversioned': wrote(
    { text: undefined, media: { type: 'image', url: 'https://example.com/i.jpg' } },
    inOlderVersions,
  ),
  'ChatApps.inbound_message_received.interactive_button_reply.unversioned': tap(inOlderVersions),
  'ChatApps.inbound_message_received.interactive_button_reply.api_guide': tap(inOlderVersions),
  'ChatApps.inbound_message_received.interactive_nfmReply.v3': flowAnswered(),
  'ChatApps.inbound_message_received.interactive_nfmReply.v2': flowAnswered(inOlderVersions),
  'ChatApps.inbound_message_received.interactive_nfmReply.unversioned': flowAnswered(inOlderVersions),
  'ChatApps.inbound_message_received.interactive_nfmReply.flows_api': flowAnswered(inOlderVersions),
  ...Object.fromEntries(
    ['healthcare', 'professional_services', 'retail', 'sales'].map((trade) => [
      `ChatApps.inbound_message_received.interactive_nfmReply.flow_${trade}`,
      flowAnswered(inOlderVersions),
    ]),
  ),
  'ChatApps.inbound_message_received.interactive_callPermissionReply.v3': answered({}),
  'ChatApps.inbound_message_received.interactive_callPermissionReply.v2': answered({}, inOlderVersions),

  'Line.inboundMessage.text.v1': onLine({ text: 'Hello' }),
  'Line.inboundMessage.image.v1': lineFile('image'),
  'Line.inboundMessage.video.v1': lineFile('video'),
  'Line.inboundMessage.audio.v1': lineFile('audio'),
  'Line.inboundMessage.file.v1': lineFile('file'),
  'Line.inboundMessage.location.v1': onLine({
    location: { latitude: 1.3, longitude: 103.8, name: 'Quay', address: 'River 1' },
  }),

  'WhatsApp.template_status_update.approved': happened('template_status_update'),
  'WhatsApp.template_status_update.rejected': happened('template_status_update', {
    meta: { status: 'REJECTED' },
  }),
  'WhatsApp.template_status_update.paused': happened('template_status_update', {
    meta: { status: 'PAUSED' },
  }),
  'WhatsApp.template_status_update.flagged_scheduled_disable': happened('template_status_update', {
    meta: { status: 'FLAGGED' },
  }),
  'WhatsApp.template_quality_update': happened('template_quality_update'),
  'WhatsApp.template_category_update': happened('template_category_update'),
  'WhatsApp.template_correct_category_detection': happened('template_correct_category_detection'),
  'WhatsApp.phone_number_quality_update.flagged': happened('phone_number_quality_update', {
    meta: { event: 'FLAGGED' },
  }),
  'WhatsApp.phone_number_quality_update.onboarding': happened('phone_number_quality_update', {
    meta: { event: 'ONBOARDING' },
  }),
  'WhatsApp.phone_number_quality_update.throughput_upgrade': happened('phone_number_quality_update', {
    meta: { event: 'THROUGHPUT_UPGRADE' },
  }),
  'WhatsApp.phone_number_quality_update.limit_upgrade_legacy_fields': happened(
    'phone_number_quality_update',
    {
      meta: { event: 'UPGRADE', currentLimit: 'TIER_10K', oldLimit: 'TIER_1K' },
    },
  ),
  'WhatsApp.phone_number_quality_update.throughput_upgrade_legacy_fields': happened(
    'phone_number_quality_update',
    {
      meta: { event: 'THROUGHPUT_UPGRADE', currentLimit: 'TIER_UNLIMITED' },
    },
  ),
  'WhatsApp.account_update.verification_approved': happened('account_update'),
  'WhatsApp.account_update.verification_failed': happened('account_update', {
    businessVerificationInfo: { verificationStatus: 'FAILED' },
  }),
  'WhatsApp.account_update.account_violation': happened('account_update', { event: 'ACCOUNT_VIOLATION' }),
  'WhatsApp.account_update.account_restriction': happened('account_update', { event: 'ACCOUNT_RESTRICTION' }),
  'WhatsApp.account_update.direct_send_strike_1': happened('account_update', {
    ...restricted,
    violationInfo: { violationType: 'DIRECT_SEND_UTILITY_CATEGORY_ABUSE_STRIKE_1' },
  }),
  'WhatsApp.account_update.direct_send_warning': happened('account_update', {
    ...restricted,
    violationInfo: { violationType: 'DIRECT_SEND_UTILITY_CATEGORY_ABUSE_WARN' },
  }),
  'WhatsApp.account_update.direct_send_unban': happened('account_update', {
    ...restricted,
    violationInfo: { violationType: 'DIRECT_SEND_UTILITY_CATEGORY_ABUSE_UNBAN' },
  }),
  'WhatsApp.whatsapp_user_id_update': happened('whatsapp_user_id_update'),
  'WhatsApp.whatsapp_contact': happened('whatsapp_contact'),
  'WhatsApp.whatsapp_preference': happened('whatsapp_preference'),
};
