import {
  ApplicationConfig,
  ExternalContextCreator,
  NestContainer,
  type ModulesContainer,
} from '@nestjs/core';

/**
 * Which guards, interceptors, pipes and exception filters run for event handlers: those of the handler and its class, or
 * also the global ones of the app.
 */
export type EnhancerScope = 'handler' | 'global';

/** Creates the functions that run handlers with their guards, interceptors, pipes and filters. */
export interface HandlerContexts {
  readonly creator: ExternalContextCreator;
  readonly scope: EnhancerScope;
}

/** Global enhancers are written for HTTP requests: most of them fail, or answer in place of the handler, for an event. */
export const contextsWithoutGlobals = (modules: ModulesContainer): HandlerContexts => ({
  creator: ExternalContextCreator.fromContainer(new ContainerWithoutGlobals(modules)),
  scope: 'handler',
});

/** The modules of the app, without its global guards, interceptors, pipes and filters. */
class ContainerWithoutGlobals extends NestContainer {
  constructor(private readonly appModules: ModulesContainer) {
    super(new ApplicationConfig());
  }

  override getModules(): ModulesContainer {
    return this.appModules;
  }
}
