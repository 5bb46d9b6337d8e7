import { Scope, type FactoryProvider } from '@nestjs/common';
import { REQUEST } from '@nestjs/core';
import { REQUEST_SIGNAL } from './inject-request-signal.decorator';
import { responseSignal } from './response-signal';
import { responseTo } from './responses';

/** One signal a request. Where nobody can hang up (a webhook event, a test's `inject`) it never aborts. */
export const requestSignalProvider: FactoryProvider<AbortSignal> = {
  provide: REQUEST_SIGNAL,
  scope: Scope.REQUEST,
  inject: [REQUEST],
  useFactory: (request: unknown) => {
    const response = typeof request === 'object' && request !== null ? responseTo(request) : undefined;
    return response ? responseSignal(response) : new AbortController().signal;
  },
};
