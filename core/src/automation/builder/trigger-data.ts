import type { WebhookPayload } from '../../webhooks/events';

/** What every workflow knows. */
export interface BaseTriggerData {
  readonly accountId: string;
  readonly subAccountId: string;
  readonly triggeredAt: string;
}

/** What a workflow knows when it begins, by what started it. */
export interface TriggerData {
  /** Someone sent an SMS. */
  readonly inbound_sms: BaseTriggerData & {
    readonly namespace: string;
    readonly eventType: string;
    readonly description: string;
    readonly payload: WebhookPayload<'sms.inbound'>;
  };
  /** Someone sent a message in a chat app. */
  readonly inbound_chat_apps: BaseTriggerData & {
    readonly namespace: string;
    readonly eventType: string;
    readonly description: string;
    readonly version: number;
    readonly payload: WebhookPayload<'chatApps.inbound'>;
  };
  /** Whatever the request brings. */
  readonly http_request: BaseTriggerData & Readonly<Record<string, unknown>>;
}

/** What may start a workflow. */
export type WorkflowTrigger = keyof TriggerData;

/** The body of the webhook that resumed a workflow, by the channel on which it waited. */
export interface Reply<Channel extends string> {
  readonly namespace: string;
  readonly eventType: string;
  readonly payload: WebhookPayload<Lowercase<Channel> extends 'sms' ? 'sms.inbound' : 'chatApps.inbound'>;
}
