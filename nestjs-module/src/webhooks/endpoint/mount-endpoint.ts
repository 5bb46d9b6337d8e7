import type { HttpAdapterHost } from '@nestjs/core';
import type { ServerResponse } from 'node:http';
import type { WebhookEndpoint, WebhookRequest } from './webhook-endpoint';

/** What is used of Fastify: its types are there only where it is installed. */
interface FastifyScope {
  register(plugin: (scope: FastifyScope, options: unknown, done: () => void) => void): unknown;
  route(route: {
    method: readonly string[];
    url: string;
    exposeHeadRoute: boolean;
    onRequest: (request: { raw: WebhookRequest }, reply: FastifyReply) => void;
    handler: () => void;
  }): unknown;
}

interface FastifyReply {
  readonly raw: ServerResponse;
  hijack(): unknown;
}

const METHODS = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'] as const;

const taken = new WeakMap<HttpAdapterHost, Map<string, string>>();

/**
 * Mounts an endpoint before the app's own parsers, guards and routes, as they would read the body or refuse the
 * request. It stands outside of Nest's router: a global prefix, versions and middleware do not concern it.
 */
export function mountEndpoint(
  host: HttpAdapterHost,
  path: string,
  account: string,
  endpoint: WebhookEndpoint,
): void {
  takePath(host, path, account);
  // A testing module makes its providers before it has a server.
  const adapter: unknown = host.httpAdapter;
  if (adapter) mount(host, path, endpoint);
  else host.init$.subscribe(() => mount(host, path, endpoint));
}

function takePath(host: HttpAdapterHost, path: string, account: string): void {
  const paths = taken.get(host) ?? new Map<string, string>();
  taken.set(host, paths);
  const other = paths.get(path);
  if (other !== undefined && other !== account)
    throw new Error(
      `EightByEightModule: the accounts ${JSON.stringify(other)} and ${JSON.stringify(account)} both receive webhooks at ${path}. Give each a webhooks.path of its own.`,
    );
  paths.set(path, account);
}

function mount({ httpAdapter }: HttpAdapterHost, path: string, endpoint: WebhookEndpoint): void {
  if (httpAdapter.getType() === 'fastify')
    mountOnFastify(httpAdapter.getInstance<FastifyScope>(), path, endpoint);
  else
    httpAdapter.use((request: WebhookRequest, response: ServerResponse, next: () => void) => {
      if (pathOf(request.url) === path) void endpoint.receive(request, response);
      else next();
    });
}

/** Before Fastify parses anything; its own hooks on requests and answers run all the same. */
function mountOnFastify(fastify: FastifyScope, path: string, endpoint: WebhookEndpoint): void {
  void fastify.register((scope, _options, done) => {
    scope.route({
      method: METHODS,
      url: path,
      exposeHeadRoute: false,
      onRequest: (request, reply) => {
        reply.hijack();
        void endpoint.receive(request.raw, reply.raw);
      },
      handler: () => undefined,
    });
    done();
  });
}

function pathOf(url = ''): string {
  const query = url.indexOf('?');
  return query === -1 ? url : url.slice(0, query);
}
