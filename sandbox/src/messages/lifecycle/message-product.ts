import type { WebhookEventType } from 'cpaas-8x8';

import type { SandboxContext } from '../../engine/context';
import type { JsonObject } from '../../engine/json';
import type { Message, MessageStatus, Step } from '../message';
import type { Failure } from './failures';

/** What a product adds to the lifecycle of its messages. */
export interface MessageProduct {
  /** The event that tells the status of a message. */
  readonly receipt: WebhookEventType;
  readonly createReceipt: (
    context: SandboxContext,
    message: Message,
    step: Step,
    status: MessageStatus,
  ) => JsonObject;
  /** Finds why the rules of a channel stop a message that could be delivered otherwise. */
  readonly findFailure?: (context: SandboxContext, message: Message, channel: string) => Failure | undefined;
  /** Called when a message is on its way to a customer on a channel, and nothing stops it. */
  readonly onSent?: (context: SandboxContext, message: Message, channel: string) => void;
}

/** The products that send messages. */
export type MessageProducts = Readonly<Record<Message['product'], MessageProduct>>;
