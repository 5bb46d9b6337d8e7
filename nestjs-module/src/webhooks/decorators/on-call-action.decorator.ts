import 'reflect-metadata';
import type { AnswerAction, CallFlowAnswer } from 'cpaas-8x8';
import { DEFAULT_ACCOUNT } from '../../eight-by-eight.tokens';
import type { TenantEvent } from './tenant-event';
import type { HandlerOptions } from './handler.decorator';
import { subscribe } from './subscription';

/** The call flow that 8x8 plays next: a list of actions, or an object with the list and a `clientActionId`. */
export type CallFlow = CallFlowAnswer | readonly AnswerAction[];

type CallActionDecorator = <
  H extends (event: TenantEvent<'voice.callAction'>, ...rest: never[]) => CallFlow | Promise<CallFlow>,
>(
  target: object,
  method: string | symbol,
  descriptor: TypedPropertyDescriptor<H>,
) => void;

/**
 * Handles call actions: a call came in, or the last action of a call ended. 8x8 plays the call flow that the method
 * returns. The caller waits meanwhile, so return quickly. An account can have one such method.
 *
 * See https://developer.8x8.com/connect/docs/voice-call-action-webhook-guide.
 *
 * @example
 * @OnCallAction()
 * answer(event: WebhookEventOf<'voice.callAction'>): CallFlow {
 *   return [say('We are closed.', { voiceProfile: 'en-US-BenjaminRUS' }), hangup()];
 * }
 */
export const OnCallAction =
  ({ account = DEFAULT_ACCOUNT }: HandlerOptions = {}): CallActionDecorator =>
  (target, method) =>
    subscribe(target, method, { types: ['voice.callAction'], account });
