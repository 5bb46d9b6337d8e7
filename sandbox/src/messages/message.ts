import type { JsonObject } from '../engine/json';
import type { MessageAction, FilledTemplate } from './message-content';

/** What 8x8 shows in place of a message's text, in details and logs. */
export const maskedText = '**MASKED**';

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
  readonly status: MessageStatus;
  /** The planned statuses that are still to come. */
  readonly todo: readonly PlannedStatus[];
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
  readonly startedAt?: string;
  readonly submittedAt?: string;
}

/** A request over SMPP that brought a message, or a part of a long one. */
export interface SmppPart {
  /** The ID in the response to it, and in its receipts. */
  readonly umid: string;
  /** The place in a long message, from 1. */
  readonly part: number;
  /** Which receipts the client wants: the field of SMPP 3.4. */
  readonly registeredDelivery: number;
}

/** How a message was submitted over SMPP. */
export interface SmppSubmission {
  readonly dataCoding: number;
  readonly sourceTon: number;
  readonly sourceNpi: number;
  readonly destinationTon: number;
  readonly destinationNpi: number;
  /** In the order in which they came. The first one has the umid of the message. */
  readonly parts: readonly SmppPart[];
}

/** A message that was sent or received. */
export interface Message {
  readonly umid: string;
  readonly product: 'sms' | 'chatapps';
  readonly direction: 'outbound' | 'inbound';
  readonly subAccountId: string;
  readonly createdAt: string;
  /** The channel of the latest step, in lower case: `sms`, `whatsapp`, `rcs`, `viber`, `line`, … */
  readonly channel: string;
  /** The content type: `Text`, `Image`, `Interactive`, `Template`, … */
  readonly type: string;
  /** Outbound: the sender ID or business address on the latest channel. Inbound: the customer. */
  readonly from: string;
  readonly to: string;
  /** The customer's phone number, or the ID on the channel when there is no number. */
  readonly customer: string;
  /** The readable text on the latest channel. */
  readonly text: string;
  /** The content of a chat message as sent or received. */
  readonly content?: JsonObject;
  /** What the customer can do with the message. */
  readonly actions?: readonly MessageAction[];
  /** What a template message shows besides its text and actions. */
  readonly template?: FilledTemplate;
  readonly status: MessageStatus;
  /** All statuses so far, in order, each with the channel it belongs to. */
  readonly history: readonly (MessageStatus & { readonly channel: string })[];
  readonly steps: readonly Step[];
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
  /** Present if the message was submitted over SMPP. Its receipts go there, too. */
  readonly smpp?: SmppSubmission;
  /** True until a scheduled message is sent. */
  readonly waiting?: boolean;
  readonly cancelled?: boolean;
  /** When the business marked the inbound message as read. */
  readonly markedReadAt?: string;
  readonly personalDataDeleted?: boolean;
  readonly feedback?: { readonly outcome: string; readonly timestamp: string };
}

/** A message was sent or received. */
export interface NewMessageEvent {
  readonly kind: 'message';
  readonly message: Message;
  readonly customerName: string;
}

/** A customer has sent a message, and its webhook is scheduled. */
export interface InboundNotice {
  readonly kind: 'inbound';
  readonly message: Message;
}

/** A message that was submitted over SMPP has a receipt. */
export interface ReceiptNotice {
  readonly kind: 'receipt';
  readonly message: Message;
  readonly status: MessageStatus;
}

/** A message has a new status. */
export interface MessageStatusEvent {
  readonly kind: 'status';
  readonly message: Message;
}

/** Starts to deliver a message, now or at its scheduled time. */
export interface ReleaseTask {
  readonly kind: 'release';
  readonly umid: string;
}

/** Sets the next planned status of a delivery step. */
export interface StatusTask {
  readonly kind: 'status';
  readonly umid: string;
  readonly step: number;
}

/** Emits the delayed receipt of an earlier status. */
export interface ReceiptTask {
  readonly kind: 'receipt';
  readonly umid: string;
  readonly step: number;
  readonly history: number;
}

/** The fallback time of a step is over: starts the next channel unless the step succeeded. */
export interface FallbackTask {
  readonly kind: 'fallback';
  readonly umid: string;
  readonly step: number;
}

/** Fails a message that is not delivered before its expiry. */
export interface ExpireTask {
  readonly kind: 'expire';
  readonly umid: string;
}
