import type { MessageAction } from '../chat-apps/messages/message-actions';
import type { JsonObject } from '../engine/json';

/** A status of a message in 8x8's terms. */
export interface MessageStatus {
  readonly state: string;
  readonly detail?: string;
  readonly errorCode?: number;
  readonly errorMessage?: string;
  /** WhatsApp's own code. */
  readonly providerErrorCode?: string;
  /** ISO 8601, UTC. */
  readonly timestamp: string;
}

/** A status that is still to come. */
export interface PlannedStatus extends Omit<MessageStatus, 'timestamp'> {
  /** The delay after the previous status. */
  readonly delayMs: number;
  /** How often the receipt is posted. Default 1. */
  readonly receiptCopies?: number;
  /** The delay of the receipt after the status. */
  readonly receiptDelayMs?: number;
}

/** A channel to try, as in the field `channels` of a chat message. */
export interface ChannelChoice {
  readonly channel: string;
  /** After how many seconds the next channel is tried. */
  readonly fallbackAfter?: number;
  /** The status that prevents the fallback, such as `Delivered`. */
  readonly successStatus?: string;
}

/** One delivery attempt on one channel. SMS has one; chat messages with fallback have several. */
export interface Step extends ChannelChoice {
  /** Counts from 1. */
  readonly step: number;
  readonly channelId: string;
  readonly createdAt: string;
  status: MessageStatus;
  /** The planned statuses that are still to come. */
  todo: readonly PlannedStatus[];
}

export interface Price {
  readonly total: number;
  readonly perSms: number;
  readonly currency: string;
}

/** The SMS Engage survey that an SMS links to. */
export interface SurveyLink {
  readonly surveyId: string;
  /** The short link in the text. */
  readonly link: string;
  readonly variables: JsonObject;
  startedAt?: string;
  submittedAt?: string;
}

/** A message that was sent or received. */
export interface Message {
  readonly umid: string;
  readonly product: 'sms' | 'chatapps';
  readonly direction: 'outbound' | 'inbound';
  readonly subAccountId: string;
  readonly createdAt: string;
  /** The channel of the latest step, in lower case: `sms`, `whatsapp`, `rcs`, `viber`, `line`, … */
  channel: string;
  /** The content type: `Text`, `Image`, `Interactive`, `Template`, … */
  readonly type: string;
  /** Outbound: the sender ID or business address on the latest channel. Inbound: the customer. */
  from: string;
  to: string;
  /** The customer's phone number, or the ID on the channel when there is no number. */
  customer: string;
  /** The readable text on the latest channel. */
  text: string;
  /** The content of a chat message as sent or received. */
  content?: JsonObject;
  /** What the customer can do with the message. */
  readonly actions?: readonly MessageAction[];
  status: MessageStatus;
  /** All statuses so far, in order, each with the channel it belongs to. */
  readonly history: (MessageStatus & { readonly channel: string })[];
  readonly steps: Step[];
  /** The channels to try, in order. The next one starts when the previous one fails or takes too long. */
  readonly channels: readonly ChannelChoice[];

  readonly country?: string;
  readonly encoding?: 'GSM7' | 'UCS2';
  readonly smsCount?: number;
  readonly price?: Price;
  readonly clientMessageId?: string;
  readonly clientBatchId?: string;
  readonly batchId?: string;
  /** When the message is sent: ISO 8601. */
  readonly scheduled?: string;
  /** When the message fails if it was not delivered: ISO 8601. */
  readonly expiry?: string;
  readonly dlrCallbackUrl?: string;
  readonly clientIp?: string;
  readonly track?: string;
  /** The umid of the message that this one replies to. */
  readonly replyTo?: string;
  /** The text and the sender of the SMS fallback. */
  readonly sms?: { readonly text: string; readonly source?: string };
  readonly survey?: SurveyLink;
  /** The session ID of the verification that sent this message. */
  readonly verification?: string;
  /** True until a scheduled message is sent. */
  waiting?: boolean;
  cancelled?: boolean;
  /** When the business marked the inbound message as read. */
  markedReadAt?: string;
  personalDataDeleted?: boolean;
  feedback?: { readonly outcome: string; readonly timestamp: string };
}
