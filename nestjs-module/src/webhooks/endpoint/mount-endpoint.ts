import type { HttpAdapterHost } from '@nestjs/core';
import type { ServerResponse } from 'node:http';
import type { WebhookEndpoint, WebhookRequest } from './webhook-endpoint';

/** The part of Fastify that is used here. Fastify's own types exist only if the app has installed it. */
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

const claimedPaths = new WeakMap<HttpAdapterHost, Map<string, string>>();

/**
 * Mounts the endpoint before the app's body parsers, guards and routes, which would read the body or refuse the request.
 * It is not part of Nest's router: a global prefix, versioning and middleware do not apply.
 */
export function mountEndpoint(
  host: HttpAdapterHost,
  path: string,
  account: string,
  endpoint: WebhookEndpoint,
): void {
  claimPath(host, path, account);
  // A testing module creates its providers before its server.
  const adapter: unknown = host.httpAdapter;
  if (adapter) mount(host, path, endpoint);
  else host.init$.subscribe(() => mount(host, path, endpoint));
}

function claimPath(host: HttpAdapterHost, path: string, account: string): void {
  const paths = claimedPaths.get(host) ?? new Map<string, string>();
  claimedPaths.set(host, paths);
  const owner = paths.get(path);
  if (owner !== undefined && owner !== account)
    throw new Error(
      `EightByEightModule: the accounts ${JSON.stringify(owner)} and ${JSON.stringify(account)} both receive webhooks at ${path}. Give each account its own webhooks.path.`,
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

/** `onRequest` runs before Fastify parses the body. Other hooks of the app still run. */
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
