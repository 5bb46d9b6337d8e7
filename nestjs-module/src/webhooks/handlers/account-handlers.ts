import type { ModulesContainer } from '@nestjs/core';
import {
  describeAccount,
  getEventQueueToken,
  getSmppClientToken,
  getWebhookReceiverToken,
} from '../../eight-by-eight.tokens';
import { answersCallActions } from '../decorators/subscription';
import type { EventHandler } from './event-handler.interface';

/** The handlers of one account. */
export interface AccountHandlers {
  readonly events: readonly EventHandler[];
  readonly callAction: EventHandler | undefined;
}

/** Selects the handlers that subscribe to events of an account, with only those subscriptions. */
export function selectHandlers(account: string, all: readonly EventHandler[]): AccountHandlers {
  const handlers = all.flatMap((handler) => {
    const subscriptions = handler.subscriptions.filter(
      (subscription) => subscription.account === account || subscription.account === '*',
    );
    return subscriptions.length > 0 ? [{ ...handler, subscriptions }] : [];
  });
  const callActionHandlers = handlers.filter(isCallActionHandler);
  if (callActionHandlers.length > 1)
    throw new Error(
      `EightByEightModule: ${callActionHandlers.map(({ id }) => id).join(' and ')} both have @OnCallAction() for ${describeAccount(account)}. ` +
        'A call can follow only one call flow: keep the decorator on one method.',
    );
  return {
    events: handlers.filter((handler) => !isCallActionHandler(handler)),
    callAction: callActionHandlers[0],
  };
}

function isCallActionHandler({ id, subscriptions }: EventHandler): boolean {
  const callActions = subscriptions.filter((subscription) => answersCallActions([subscription]));
  if (callActions.length > 0 && callActions.length < subscriptions.length)
    throw new Error(
      `EightByEightModule: ${id} has @OnCallAction() and decorators of other events. Move those to another method: ` +
        '8x8 plays what a method with @OnCallAction() returns.',
    );
  return callActions.length > 0;
}

/** Refuses handlers of an account that receives no events. */
export function assertAccountReceivesWebhooks(
  account: string,
  { events, callAction }: AccountHandlers,
  receivesEvents: boolean,
): void {
  const handler = events[0] ?? callAction;
  if (!handler || receivesEvents) return;
  throw new Error(
    `EightByEightModule: ${handler.id} handles 8x8 events, but ${describeAccount(account)} receives none. ` +
      'Set webhooks: { path, authorization } in its options, import EightByEightBullModule to handle events of the queue, or EightByEightSmppModule to receive SMS over SMPP.',
  );
}

/** Refuses handlers of an account that the app does not set up. */
export function assertAccountsExist(all: readonly EventHandler[], modules: ModulesContainer): void {
  for (const { id, subscriptions } of all) {
    const unknown = subscriptions.find(({ account }) => account !== '*' && !hasAccount(account, modules));
    if (!unknown) continue;
    throw new Error(
      `EightByEightModule: ${id} handles events of ${describeAccount(unknown.account)}, which the app does not set up. ` +
        'Import EightByEightModule.forRoot() for this account, or name another account in the decorator: { account }.',
    );
  }
}

/** Whether the app imports the queue module or the SMPP module of an account. */
export const hasOtherEvents = (account: string, modules: ModulesContainer): boolean =>
  isProvided(getEventQueueToken(account), modules) || isProvided(getSmppClientToken(account), modules);

const hasAccount = (account: string, modules: ModulesContainer): boolean =>
  isProvided(getWebhookReceiverToken(account), modules) || isProvided(getSmppClientToken(account), modules);

const isProvided = (token: string, modules: ModulesContainer): boolean =>
  [...modules.values()].some(({ providers }) => providers.has(token));
