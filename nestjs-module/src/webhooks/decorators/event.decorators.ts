import type { UnknownWebhookEvent, WebhookEventOf, WebhookEventType } from 'cpaas-8x8';
import {
  type EventOptions,
  handlerDecorator,
  type HandlerDecorator,
  type HandlerOptions,
} from './handler.decorator';

const decoratorOf =
  <T extends WebhookEventType>(type: T) =>
  (options?: EventOptions<T>): HandlerDecorator<WebhookEventOf<T>> =>
    handlerDecorator([type], options);

/** Someone sent an SMS to one of your numbers. */
export const OnInboundSms = decoratorOf('sms.inbound');

/** The state of an SMS changed: `@OnSmsStatus({ state: 'delivered' })`. */
export const OnSmsStatus = decoratorOf('sms.status');

/** Someone opened a short link in an SMS. */
export const OnShortUrlClick = decoratorOf('sms.shortUrlClicked');

/** Someone answered an SMS Engage survey. */
export const OnSurveyResponse = decoratorOf('smsEngage.response');

/** Someone wrote on a chat app: `@OnInboundMessage({ channel: 'whatsapp' })`. LINE's older format is `OnLineMessage`. */
export const OnInboundMessage = decoratorOf('chatApps.inbound');

/** The state of a chat message changed: `@OnMessageStatus({ channel: 'whatsapp', state: ['read', 'undelivered'] })`. */
export const OnMessageStatus = decoratorOf('chatApps.status');

/** Your business answered a chat from elsewhere, such as the WhatsApp Business app on a phone. */
export const OnExternalMessage = decoratorOf('chatApps.externalMessage');

/** Someone wrote on LINE, in the envelope that LINE has to itself. */
export const OnLineMessage = decoratorOf('line.inbound');

/** A WhatsApp template was approved, rejected, paused, …: `@OnTemplateStatus({ state: 'REJECTED' })`. */
export const OnTemplateStatus = decoratorOf('whatsApp.templateStatus');

/** The quality of a WhatsApp template changed. */
export const OnTemplateQuality = decoratorOf('whatsApp.templateQuality');

/** The category of a WhatsApp template changed. */
export const OnTemplateCategory = decoratorOf('whatsApp.templateCategory');

/** Meta would give a WhatsApp template another category. */
export const OnTemplateCategoryDoubt = decoratorOf('whatsApp.templateCorrectCategory');

/** An event of any of the four kinds that concern WhatsApp templates. */
export type TemplateUpdate = WebhookEventOf<
  | 'whatsApp.templateStatus'
  | 'whatsApp.templateQuality'
  | 'whatsApp.templateCategory'
  | 'whatsApp.templateCorrectCategory'
>;

/** Anything about a WhatsApp template changed. */
export const OnTemplateUpdate = (options?: HandlerOptions): HandlerDecorator<TemplateUpdate> =>
  handlerDecorator(
    [
      'whatsApp.templateStatus',
      'whatsApp.templateQuality',
      'whatsApp.templateCategory',
      'whatsApp.templateCorrectCategory',
    ],
    options,
  );

/** The quality rating or the limit of a WhatsApp number changed. */
export const OnPhoneNumberQuality = decoratorOf('whatsApp.phoneNumberQuality');

/** A WhatsApp account was verified, restricted, warned, … */
export const OnAccountUpdate = decoratorOf('whatsApp.accountUpdate');

/** A person's user ID on WhatsApp changed. */
export const OnUserIdUpdate = decoratorOf('whatsApp.userIdUpdate');

/** Someone shared a contact on WhatsApp. */
export const OnContactShared = decoratorOf('whatsApp.contact');

/** Someone stopped or resumed a kind of message on WhatsApp. */
export const OnPreferenceChange = decoratorOf('whatsApp.preference');

/** A call was begun, received, answered or ended: `@OnCallStatus({ state: 'CALL_CONNECTED' })`. */
export const OnCallStatus = decoratorOf('voice.callStatus');

/** A call session is over: `@OnSessionSummary({ state: 'NO_ANSWER' })`. */
export const OnSessionSummary = decoratorOf('voice.sessionSummary');

/** The recording of a call was uploaded. */
export const OnCallRecording = decoratorOf('voice.recording');

/** Something about your virtual numbers changed. */
export const OnVirtualNumbersUpdate = decoratorOf('voice.virtualNumbers');

/** The recording of a video call has ended. */
export const OnVideoRecordingEnded = decoratorOf('videoInteraction.recordingEnded');

/** The recording of a video call was uploaded. */
export const OnVideoRecordingUploaded = decoratorOf('videoInteraction.recordingUploaded');

/** A step of an automation workflow posted something. */
export const OnWorkflowNotification = decoratorOf('automation.notification');

/** JSON that is none of the known events: 8x8 adds some. */
export const OnUnknownEvent = (options?: HandlerOptions): HandlerDecorator<UnknownWebhookEvent> =>
  handlerDecorator(['unknown'], options);
