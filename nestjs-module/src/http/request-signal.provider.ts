import type { Server, ServerResponse } from 'node:http';
import { Inject, Injectable, Scope, type FactoryProvider, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost, REQUEST } from '@nestjs/core';
import { REQUEST_SIGNAL } from './request-signal.decorators';
import { getResponseSignal } from './response-signal';

/** The response is stored on the request: a WeakMap made each request about 10 % slower. */
const responseKey = Symbol('response');

interface RequestWithResponse {
  [responseKey]?: ServerResponse;
}

const trackedServers = new WeakSet<object>();

/** Stores the response of each request: Fastify's request object has no link to its response. */
@Injectable()
export class ResponseTracker implements OnModuleInit {
  constructor(@Inject(HttpAdapterHost) private readonly host: HttpAdapterHost) {}

  onModuleInit(): void {
    // An application context without HTTP has no adapter.
    const adapter = this.host.httpAdapter as HttpAdapterHost['httpAdapter'] | undefined;
    const server = adapter?.getHttpServer() as Server | undefined;
    if (!server || trackedServers.has(server)) return;
    trackedServers.add(server);
    server.prependListener('request', (request: RequestWithResponse, response) => {
      request[responseKey] = response;
    });
  }
}

/** Express passes Node's request; Fastify passes an object with Node's request in `raw`. */
function findResponse(request: object): ServerResponse | undefined {
  const raw: RequestWithResponse =
    'raw' in request && typeof request.raw === 'object' && request.raw ? request.raw : request;
  return raw[responseKey];
}

/** The signal never aborts if nobody can disconnect: in webhook handlers, and under Fastify's `inject` in tests. */
export const requestSignalProvider: FactoryProvider<AbortSignal> = {
  provide: REQUEST_SIGNAL,
  scope: Scope.REQUEST,
  inject: [REQUEST],
  useFactory: (request: unknown) => {
    const response = typeof request === 'object' && request !== null ? findResponse(request) : undefined;
    return response ? getResponseSignal(response) : new AbortController().signal;
  },
};
