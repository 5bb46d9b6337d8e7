import type { ModulesContainer } from '@nestjs/core';
import { DEFAULT_ACCOUNT, getWebhookReceiverToken } from '../../eight-by-eight.tokens';
import type { EventHandler } from './event-handler.interface';
import type { WebhookOptions } from '../webhook-options.interface';

const CALL_ACTION = 'voice.callAction';

/** What an account's events are given to. */
export interface AccountHandlers {
  readonly events: readonly EventHandler[];
  readonly callAction: EventHandler | undefined;
}

/** Those that want the events of one account, with only what they want of it. */
export function handlersOf(account: string, all: readonly EventHandler[]): AccountHandlers {
  const own = all.flatMap((handler) => {
    const subscriptions = handler.subscriptions.filter(
      (one) => one.account === account || one.account === '*',
    );
    return subscriptions.length > 0 ? [{ ...handler, subscriptions }] : [];
  });
  const answering = own.filter(answersCalls);
  if (answering.length > 1)
    throw new Error(
      `EightByEightModule: ${answering.map(({ id }) => id).join(' and ')} both have @OnCallAction() for ${accountNamed(account)}. ` +
        'A call follows one answer: leave it to one method.',
    );
  return { events: own.filter((handler) => !answersCalls(handler)), callAction: answering[0] };
}

function answersCalls({ id, subscriptions }: EventHandler): boolean {
  const calls = subscriptions.filter(({ types }) => types !== '*' && types.includes(CALL_ACTION));
  if (calls.length > 0 && calls.length < subscriptions.length)
    throw new Error(
      `EightByEightModule: ${id} has @OnCallAction() beside decorators of other events. Give those a method of their own: what it returns is played on the line.`,
    );
  return calls.length > 0;
}

/** Refuses handlers that nothing would ever reach. */
export function assertReceived(
  account: string,
  { events, callAction }: AccountHandlers,
  webhooks: WebhookOptions | undefined,
): void {
  const first = events[0] ?? callAction;
  if (!first || webhooks) return;
  throw new Error(
    `EightByEightModule: ${first.id} handles 8x8 events, but ${accountNamed(account)} receives none. ` +
      'Set webhooks: { path, authorization } in its options.',
  );
}

/** Refuses handlers of an account that the app does not have. */
export function assertAccountsKnown(all: readonly EventHandler[], modules: ModulesContainer): void {
  for (const { id, subscriptions } of all) {
    const unknown = subscriptions.find(({ account }) => account !== '*' && !hasAccount(account, modules));
    if (!unknown) continue;
    throw new Error(
      `EightByEightModule: ${id} handles events of ${accountNamed(unknown.account)}, which the app does not have. ` +
        'Import EightByEightModule.forRoot() for it, or name another one in the decorator: { account }.',
    );
  }
}

const hasAccount = (account: string, modules: ModulesContainer): boolean =>
  [...modules.values()].some(({ providers }) => providers.has(getWebhookReceiverToken(account)));

export const accountNamed = (account: string): string =>
  account === DEFAULT_ACCOUNT ? 'the account without a name' : `the account ${JSON.stringify(account)}`;
