import { buildWebhook, parseWebhook, type JsonObject, type WebhookEventOf } from 'cpaas-8x8';
import type { Tlvs } from '../protocol/pdu';

/** What only SMPP says about an event. */
export interface SmppDetails {
  /** The bind on which it arrived, such as `receiver-1`. */
  readonly bind: string;
  /** The optional parameters, by tag. A long message has those of its first part. */
  readonly tlvs: ReadonlyMap<number, Uint8Array>;
  /** Mobile country code of the recipient, in receipts of delivered messages. */
  readonly mcc?: string;
  /** Mobile network code of the recipient, in receipts of delivered messages. */
  readonly mnc?: string;
  /** The parts of a long message that never arrived, from 1. The text is that of the other parts. */
  readonly missingParts?: readonly number[];
}

/** The events of a bind: those of webhooks, with what only SMPP says. */
export interface SmppMessageEvents {
  'sms.inbound': WebhookEventOf<'sms.inbound'> & { readonly smpp: SmppDetails };
  'sms.status': WebhookEventOf<'sms.status'> & { readonly smpp: SmppDetails };
}

export type SmppEventType = keyof SmppMessageEvents;
export type SmppEvent = SmppMessageEvents[SmppEventType];

/** Builds the event that a webhook with this payload would have become. */
export function toEvent(type: SmppEventType, payload: JsonObject, smpp: SmppDetails): SmppEvent {
  return { ...parseWebhook(buildWebhook(type, payload)), smpp } as SmppEvent;
}

/** Copies the parameters: those of a PDU keep the whole packet in memory that they came in. */
export const copyTlvs = (tlvs: Tlvs): ReadonlyMap<number, Uint8Array> =>
  new Map([...tlvs].map(([tag, value]) => [tag, Uint8Array.from(value)]));
