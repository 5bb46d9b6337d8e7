import type { Server, ServerResponse } from 'node:http';
import { Inject, Injectable, type OnModuleInit, Scope, type FactoryProvider } from '@nestjs/common';
import { HttpAdapterHost, REQUEST } from '@nestjs/core';
import { REQUEST_SIGNAL } from './request-signal.decorators';
import { responseSignal } from './response-signal';

/** Kept on the request itself: a map with as many weak keys as requests would cost each of them a tenth. */
const itsResponse = Symbol('response');

interface Noted {
  [itsResponse]?: ServerResponse;
}

const watched = new WeakSet<object>();

/** Node's response to a request as Express gives it, which is Node's, or as Fastify does, which holds Node's. */
export function responseTo(request: object): ServerResponse | undefined {
  const raw: Noted =
    'raw' in request && typeof request.raw === 'object' && request.raw ? request.raw : request;
  return raw[itsResponse];
}

/** Notes which response belongs to which request: Fastify's request does not tell. */
@Injectable()
export class Responses implements OnModuleInit {
  constructor(@Inject(HttpAdapterHost) private readonly host: HttpAdapterHost) {}

  onModuleInit(): void {
    // An app without HTTP has no adapter.
    const adapter = this.host.httpAdapter as HttpAdapterHost['httpAdapter'] | undefined;
    const server = adapter?.getHttpServer() as Server | undefined;
    if (!server || watched.has(server)) return;
    watched.add(server);
    server.prependListener('request', (request: Noted, response) => {
      request[itsResponse] = response;
    });
  }
}

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
