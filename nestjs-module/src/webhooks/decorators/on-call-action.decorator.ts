import 'reflect-metadata';
import type { AnswerAction, CallFlowAnswer, WebhookEventOf } from 'cpaas-8x8';
import { DEFAULT_ACCOUNT } from '../../eight-by-eight.tokens';
import type { HandlerOptions } from './handler.decorator';
import { subscribe } from './subscription';

/** What a call does next: a list of actions, or the whole answer with a `clientActionId`. */
export type CallFlow = CallFlowAnswer | readonly AnswerAction[];

type CallActionDecorator = <
  H extends (event: WebhookEventOf<'voice.callAction'>, ...rest: never[]) => CallFlow | Promise<CallFlow>,
>(
  target: object,
  method: string | symbol,
  descriptor: TypedPropertyDescriptor<H>,
) => void;

/**
 * Runs a method when a call came in or its last action ended; 8x8 plays the call flow that it returns. Somebody waits
 * on the line: return at once. An account has one such method.
 *
 * Follows https://developer.8x8.com/connect/docs/voice-call-action-webhook-guide.
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
