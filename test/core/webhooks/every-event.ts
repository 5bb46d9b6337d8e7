import type { WebhookEventType } from '../../../core/src/webhooks';
import * as bodies from './webhook-bodies';

interface ExpectedEvent {
  /** The webhook that 8x8 sends it to: the API that sets it, and its type there. */
  readonly webhook: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/**
 * A sample of every event with what 8x8 documents about it, written without the code under test. Tests go through all
 * of them. A missing event does not compile.
 */
export const everyEvent: Readonly<Record<WebhookEventType, ExpectedEvent>> = {
  'sms.inbound': { webhook: 'sms', body: bodies.smsInbound() },
  'sms.status': { webhook: 'sms', body: bodies.smsStatus() },
  'sms.shortUrlClicked': { webhook: 'sms', body: bodies.shortUrlClicked() },
  'smsEngage.response': { webhook: 'support', body: bodies.surveyResponse() },
  'chatApps.inbound': { webhook: 'chatapps MSG', body: bodies.chatInbound() },
  'chatApps.status': { webhook: 'chatapps CADR', body: bodies.chatStatus() },
  'chatApps.externalMessage': { webhook: 'chatapps CADR', body: bodies.externalMessage() },
  'line.inbound': { webhook: 'chatapps MSG', body: bodies.lineInbound() },
  'whatsApp.templateStatus': { webhook: 'chatapps CABM', body: bodies.templateStatus() },
  'whatsApp.templateQuality': {
    webhook: 'chatapps CABM',
    body: bodies.whatsApp('template_quality_update', { templateName: 'rye' }),
  },
  'whatsApp.templateCategory': {
    webhook: 'chatapps CABM',
    body: bodies.whatsApp('template_category_update', { templateName: 'rye' }),
  },
  'whatsApp.templateCorrectCategory': {
    webhook: 'chatapps CABM',
    body: bodies.whatsApp('template_correct_category_detection', { templateName: 'rye' }),
  },
  'whatsApp.phoneNumberQuality': {
    webhook: 'chatapps CABM',
    body: bodies.whatsApp('phone_number_quality_update', { displayPhoneNumber: '+6598880000' }),
  },
  'whatsApp.accountUpdate': {
    webhook: 'chatapps CABM',
    body: bodies.whatsApp('account_update', { event: 'ACCOUNT_VIOLATION' }),
  },
  'whatsApp.userIdUpdate': {
    webhook: 'chatapps CABM',
    body: bodies.whatsApp('whatsapp_user_id_update', { rawEvent: {} }),
  },
  'whatsApp.contact': {
    webhook: 'chatapps CABM',
    body: bodies.whatsApp('whatsapp_contact', { rawEvent: {} }),
  },
  'whatsApp.preference': {
    webhook: 'chatapps CABM',
    body: bodies.whatsApp('whatsapp_preference', { rawEvent: {} }),
  },
  'voice.callAction': { webhook: 'voice VCA', body: bodies.callAction() },
  'voice.callStatus': { webhook: 'voice VCS', body: { ...bodies.callAction(), eventType: 'CALL_STATUS' } },
  'voice.sessionSummary': { webhook: 'voice VSS', body: bodies.sessionSummary() },
  'voice.recording': { webhook: 'voice VRU', body: bodies.voiceRecording() },
  'voice.virtualNumbers': { webhook: 'voice VNU', body: bodies.virtualNumbers() },
  'videoInteraction.recordingEnded': {
    webhook: 'support',
    body: bodies.videoRecordingUploaded({ eventType: 'RECORDING_ENDED', idempotencyKey: 'ended-1' }),
  },
  'videoInteraction.recordingUploaded': { webhook: 'support', body: bodies.videoRecordingUploaded() },
  'automation.notification': { webhook: 'automation', body: bodies.workflowNotification() },
};
