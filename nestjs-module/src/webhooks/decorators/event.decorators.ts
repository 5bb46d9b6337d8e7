import type { UnknownWebhookEvent, WebhookEventOf, WebhookEventType } from 'cpaas-8x8';
import type { TenantEvent } from './tenant-event';
import {
  handlerDecorator,
  type EventOptions,
  type HandlerDecorator,
  type HandlerOptions,
} from './handler.decorator';

const createEventDecorator =
  <T extends WebhookEventType>(type: T) =>
  (options?: EventOptions<T>): HandlerDecorator<TenantEvent<T>> =>
    handlerDecorator([type], options);

/**
 * A customer sent an SMS to one of your numbers.
 *
 * @example
 * @OnInboundSms()
 * received({ payload }: WebhookEventOf<'sms.inbound'>) { … }
 */
export const OnInboundSms = createEventDecorator('sms.inbound');

/**
 * The state of an SMS changed.
 *
 * @example
 * @OnSmsStatus({ state: 'delivered' })
 * delivered({ payload }: WebhookEventOf<'sms.status'>) { … }
 */
export const OnSmsStatus = createEventDecorator('sms.status');

/** A recipient opened a short link in an SMS. */
export const OnShortUrlClick = createEventDecorator('sms.shortUrlClicked');

/** A recipient answered an SMS Engage survey. */
export const OnSurveyResponse = createEventDecorator('smsEngage.response');

/**
 * A customer sent a message on a chat app. LINE's older format has {@link OnLineMessage}.
 *
 * @example
 * @OnInboundMessage({ channel: 'whatsapp' })
 * received({ payload }: WebhookEventOf<'chatApps.inbound'>) { … }
 */
export const OnInboundMessage = createEventDecorator('chatApps.inbound');

/**
 * The state of a chat message changed.
 *
 * @example
 * @OnMessageStatus({ channel: 'whatsapp', state: ['read', 'undelivered'] })
 * changed({ payload }: WebhookEventOf<'chatApps.status'>) { … }
 */
export const OnMessageStatus = createEventDecorator('chatApps.status');

/** Your business answered a chat outside of 8x8, for example in the WhatsApp Business app on a phone. */
export const OnExternalMessage = createEventDecorator('chatApps.externalMessage');

/** A customer sent a message on LINE, in LINE's older webhook format. */
export const OnLineMessage = createEventDecorator('line.inbound');

/**
 * The status of a WhatsApp template changed: approved, rejected, paused and others.
 *
 * @example
 * @OnTemplateStatus({ state: 'REJECTED' })
 * rejected({ payload }: WebhookEventOf<'whatsApp.templateStatus'>) { … }
 */
export const OnTemplateStatus = createEventDecorator('whatsApp.templateStatus');

/** The quality of a WhatsApp template changed. */
export const OnTemplateQuality = createEventDecorator('whatsApp.templateQuality');

/** The category of a WhatsApp template changed. */
export const OnTemplateCategory = createEventDecorator('whatsApp.templateCategory');

/** Meta detected that a WhatsApp template belongs in another category. */
export const OnTemplateCorrectCategory = createEventDecorator('whatsApp.templateCorrectCategory');

/** Any of the four events about WhatsApp templates. */
export type TemplateUpdate = WebhookEventOf<
  | 'whatsApp.templateStatus'
  | 'whatsApp.templateQuality'
  | 'whatsApp.templateCategory'
  | 'whatsApp.templateCorrectCategory'
>;

/** The status, the quality or the category of a WhatsApp template changed. */
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

/** The quality rating or the messaging limit of a WhatsApp number changed. */
export const OnPhoneNumberQuality = createEventDecorator('whatsApp.phoneNumberQuality');

/** A WhatsApp account was verified, restricted, warned or changed otherwise. */
export const OnAccountUpdate = createEventDecorator('whatsApp.accountUpdate');

/** The WhatsApp user ID of a customer changed. */
export const OnUserIdUpdate = createEventDecorator('whatsApp.userIdUpdate');

/** A customer shared a contact on WhatsApp. */
export const OnContactShared = createEventDecorator('whatsApp.contact');

/** A customer stopped or resumed a kind of message on WhatsApp. */
export const OnPreferenceChange = createEventDecorator('whatsApp.preference');

/**
 * A call started, came in, was answered or ended.
 *
 * @example
 * @OnCallStatus({ state: 'CALL_CONNECTED' })
 * connected({ payload }: WebhookEventOf<'voice.callStatus'>) { … }
 */
export const OnCallStatus = createEventDecorator('voice.callStatus');

/**
 * A call session ended.
 *
 * @example
 * @OnSessionSummary({ state: 'NO_ANSWER' })
 * unanswered({ payload }: WebhookEventOf<'voice.sessionSummary'>) { … }
 */
export const OnSessionSummary = createEventDecorator('voice.sessionSummary');

/** The recording of a call was uploaded. */
export const OnCallRecording = createEventDecorator('voice.recording');

/** One of your virtual numbers changed. */
export const OnVirtualNumbersUpdate = createEventDecorator('voice.virtualNumbers');

/** The recording of a video call ended. */
export const OnVideoRecordingEnded = createEventDecorator('videoInteraction.recordingEnded');

/** The recording of a video call was uploaded. */
export const OnVideoRecordingUploaded = createEventDecorator('videoInteraction.recordingUploaded');

/** A step of an automation workflow sent a notification. */
export const OnWorkflowNotification = createEventDecorator('automation.notification');

/** A JSON body that is none of the known events, for example an event that 8x8 has added. */
export const OnUnknownEvent = (options?: HandlerOptions): HandlerDecorator<UnknownWebhookEvent> =>
  handlerDecorator(['unknown'], options);
