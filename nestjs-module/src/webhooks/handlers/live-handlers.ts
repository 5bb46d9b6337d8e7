import type { LoggerService } from '@nestjs/common';
import type { ModulesContainer } from '@nestjs/core';
import { assertAccountsExist, selectHandlers, type AccountHandlers } from './account-handlers';
import { errorMessage } from './event-handling.errors';
import type { HandlerContexts } from './handler-contexts';
import { exploreHandlers } from './webhook.explorer';

/** An app is warned once, not once for each account. */
const warnedApps = new WeakSet<ModulesContainer>();

/** The handlers of an account. Finds those of lazily loaded modules as soon as the app has loaded the module. */
export class LiveHandlers {
  private handlers: AccountHandlers = { events: [], callAction: undefined };
  private exploredModules = 0;

  constructor(
    private readonly account: string,
    private readonly modules: ModulesContainer,
    private readonly contexts: HandlerContexts,
    private readonly logger: LoggerService,
  ) {}

  /** @throws Error if a handler cannot work. */
  explore(): AccountHandlers {
    const { handlers } = exploreHandlers(this.modules, this.contexts);
    assertAccountsExist(handlers, this.modules);
    this.handlers = selectHandlers(this.account, handlers);
    this.exploredModules = this.modules.size;
    return this.handlers;
  }

  get current(): AccountHandlers {
    if (this.modules.size !== this.exploredModules) this.exploreAgain();
    return this.handlers;
  }

  /** Warns of handlers whose class is no provider: events would pass them by in silence. */
  warnOfUnprovided(): void {
    if (warnedApps.has(this.modules)) return;
    warnedApps.add(this.modules);
    for (const name of exploreHandlers(this.modules, this.contexts).unprovided)
      this.logger.warn(
        `${name} has a decorator of 8x8 events, but the app has no provider or controller of its class, so it is not called. ` +
          'Add the class to the providers of a module. A request-scoped factory needs the class as its injection token.',
      );
  }

  private exploreAgain(): void {
    this.exploredModules = this.modules.size;
    try {
      this.explore();
    } catch (error) {
      this.logger.error(`The handlers of a lazily loaded module are not called: ${errorMessage(error)}`);
    }
  }
}
