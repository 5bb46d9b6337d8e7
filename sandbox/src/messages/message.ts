import type { JsonObject } from '../engine/json';
import type { MessageAction } from '../chat-apps/messages/message-actions';

/** A state of a message, in 8x8's words, and when it was reached. */
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

/** A state that a message will reach, and how long after the one before it. */
export interface PlannedStatus extends Omit<MessageStatus, 'timestamp'> {
  readonly delayMs: number;
  /** How often the receipt is posted. Default 1. */
  readonly receiptCopies?: number;
  /** How much later than the state itself its receipt is posted. */
  readonly receiptDelayMs?: number;
}

/** A channel to try, as `channels` of the chat API says it. */
export interface ChannelChoice {
  readonly channel: string;
  /** Seconds. */
  readonly fallbackAfter?: number;
  readonly successStatus?: string;
}

/** One attempt to deliver, on one channel. SMS have one; chat messages with fallback have several. */
export interface Step extends ChannelChoice {
  /** From 1. */
  readonly step: number;
  readonly channelId: string;
  readonly createdAt: string;
  status: MessageStatus;
  /** What is still to come. */
  todo: readonly PlannedStatus[];
}

export interface Price {
  readonly total: number;
  readonly perSms: number;
  readonly currency: string;
}

/** An SMS Engage survey that an SMS leads to. */
export interface SurveyLink {
  readonly surveyId: string;
  /** The short link in the text. */
  readonly link: string;
  readonly variables: JsonObject;
  startedAt?: string;
  submittedAt?: string;
}

/** A message that was sent or received, as the sandbox's books have it. */
export interface Message {
  readonly umid: string;
  readonly product: 'sms' | 'chatapps';
  readonly direction: 'outbound' | 'inbound';
  readonly subAccountId: string;
  readonly createdAt: string;
  /** Lower case; the one of the latest step: `sms`, `whatsapp`, `rcs`, `viber`, `line`, … */
  channel: string;
  /** The kind of content: `Text`, `Image`, `Interactive`, `Template`, … */
  readonly type: string;
  /** Sender ID or business address of what was sent, on its latest channel; the customer of what was received. */
  from: string;
  to: string;
  /** Whose conversation it belongs to: the customer's phone number, or the ID on the channel where there is none. */
  customer: string;
  /** What a person reads in it, on its latest channel. */
  text: string;
  /** Chat apps: the content as it was sent or received. */
  content?: JsonObject;
  /** What the customer can do with it. */
  readonly actions?: readonly MessageAction[];
  status: MessageStatus;
  readonly history: (MessageStatus & { readonly channel: string })[];
  readonly steps: Step[];
  /** The channels to try, in order; the next when the one before fails or takes too long. */
  readonly channels: readonly ChannelChoice[];

  readonly country?: string;
  readonly encoding?: 'GSM7' | 'UCS2';
  readonly smsCount?: number;
  readonly price?: Price;
  readonly clientMessageId?: string;
  readonly clientBatchId?: string;
  readonly batchId?: string;
  /** ISO 8601; it waits until then. */
  readonly scheduled?: string;
  readonly expiry?: string;
  readonly dlrCallbackUrl?: string;
  readonly clientIp?: string;
  readonly track?: string;
  /** The message that this one answers or quotes. */
  readonly replyTo?: string;
  /** What the SMS says, and from whom, if a chat message falls back to SMS. */
  readonly sms?: { readonly text: string; readonly source?: string };
  readonly survey?: SurveyLink;
  /** The session of a verification whose code it carries. */
  readonly verification?: string;
  /** True while a scheduled message waits. */
  waiting?: boolean;
  cancelled?: boolean;
  /** The business marked an inbound message as read. */
  markedReadAt?: string;
  personalDataDeleted?: boolean;
  feedback?: { readonly outcome: string; readonly timestamp: string };
}
