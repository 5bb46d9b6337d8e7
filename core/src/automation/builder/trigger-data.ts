import type { WebhookPayload } from '../../webhooks/events';

/** The data that every workflow starts with. */
export interface BaseTriggerData {
  readonly accountId: string;
  readonly subAccountId: string;
  readonly triggeredAt: string;
}

/** The data that a workflow starts with, by trigger. */
export interface TriggerData {
  /** An SMS was received. */
  readonly inbound_sms: BaseTriggerData & {
    readonly namespace: string;
    readonly eventType: string;
    readonly description: string;
    readonly payload: WebhookPayload<'sms.inbound'>;
  };
  /** A chat app message was received. */
  readonly inbound_chat_apps: BaseTriggerData & {
    readonly namespace: string;
    readonly eventType: string;
    readonly description: string;
    readonly version: number;
    readonly payload: WebhookPayload<'chatApps.inbound'>;
  };
  /** `client.automation.trigger` was called. The fields are those of its `data`. */
  readonly http_request: BaseTriggerData & Readonly<Record<string, unknown>>;
}

/** The name of a trigger. */
export type WorkflowTrigger = keyof TriggerData;

/** The reply that a `WaitForReply` step received, by its channel. */
export interface Reply<Channel extends string> {
  readonly namespace: string;
  readonly eventType: string;
  readonly payload: WebhookPayload<Lowercase<Channel> extends 'sms' ? 'sms.inbound' : 'chatApps.inbound'>;
}
