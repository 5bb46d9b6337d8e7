import type { HttpAdapterHost } from '@nestjs/core';
import type { ServerResponse } from 'node:http';
import { createPathMatcher, normalizePath, type PathMatcher } from './match-path';
import type { ParsedBody, WebhookEndpoint, WebhookRequest } from './webhook-endpoint';

/** Whether the endpoint runs before the middleware, hooks and body parsers of the app, or after them. */
export type MountPosition = 'before' | 'after';

/** The part of Fastify that is used here. Fastify's own types exist only if the app has installed it. */
interface FastifyApp {
  addHook(
    name: 'onRequest',
    hook: (request: { raw: WebhookRequest }, reply: FastifyReply, done: () => void) => void,
  ): unknown;
  addHook(
    name: 'preHandler',
    hook: (request: ParsedBody & { raw: WebhookRequest }, reply: FastifyReply, done: () => void) => void,
  ): unknown;
}

interface FastifyReply {
  readonly raw: ServerResponse;
  hijack(): unknown;
}

export interface MountedEndpoint {
  readonly path: string;
  readonly account: string;
  readonly position: MountPosition;
  readonly endpoint: WebhookEndpoint;
}

const claimedPaths = new WeakMap<HttpAdapterHost, Map<string, string>>();

/**
 * Claims the path, and mounts the endpoint as soon as there is an HTTP server: a testing module creates its providers
 * before its server. An app without an HTTP server mounts nothing.
 */
export function mountFirst(host: HttpAdapterHost, mounted: MountedEndpoint): void {
  claimPath(host, mounted);
  if (mounted.position !== 'before') return;
  if (adapterOf(host)) mount(host, mounted);
  else host.init$.subscribe(() => mount(host, mounted));
}

/** Mounts an endpoint that comes after the app's middleware. Nest has added the middleware when it initializes modules. */
export function mountLast(host: HttpAdapterHost, mounted: MountedEndpoint): void {
  if (mounted.position === 'after') mount(host, mounted);
}

/** Nest's types promise an adapter, but application contexts and microservices have none. */
const adapterOf = (host: HttpAdapterHost): HttpAdapterHost['httpAdapter'] | null | undefined =>
  host.httpAdapter;

/** Whether the app serves HTTP at all. */
export const hasHttpServer = (host: HttpAdapterHost): boolean => Boolean(adapterOf(host));

function claimPath(host: HttpAdapterHost, { path, account }: MountedEndpoint): void {
  const paths = claimedPaths.get(host) ?? new Map<string, string>();
  claimedPaths.set(host, paths);
  const claimed = normalizePath(path);
  const owner = paths.get(claimed);
  if (owner !== undefined && owner !== account)
    throw new Error(
      `EightByEightModule: the accounts ${JSON.stringify(owner)} and ${JSON.stringify(account)} both receive webhooks at ${path}. Give each account its own webhooks.path.`,
    );
  paths.set(claimed, account);
}

function mount(host: HttpAdapterHost, { path, endpoint, position }: MountedEndpoint): void {
  const adapter = adapterOf(host);
  if (!adapter) return;
  const server = adapter.getInstance<object>();
  const matchPath = createPathMatcher(path);
  const isFastify = adapter.getType() === 'fastify';
  // Nest adds middleware to Fastify before it creates providers. In a testing module, only a hook comes before it.
  const takesMiddleware = !isFastify || (position === 'before' && 'use' in server);
  if (!takesMiddleware) mountOnFastify(server as FastifyApp, matchPath, endpoint, position);
  else
    adapter.use((request: WebhookRequest, response: ServerResponse, next: () => void) => {
      // Inside of a mounted router or middleware, `url` is relative.
      const match = matchPath(request.originalUrl ?? request.url);
      if (match) void endpoint.receive(request, response, match, request);
      else next();
    });
}

/** Hooks that are added first run first. `onRequest` runs before middleware and body parsers, `preHandler` after them. */
function mountOnFastify(
  fastify: FastifyApp,
  matchPath: PathMatcher,
  endpoint: WebhookEndpoint,
  position: MountPosition,
): void {
  if (position === 'before')
    fastify.addHook('onRequest', ({ raw }, reply, done) => {
      const match = matchPath(raw.url);
      if (!match) {
        done();
        return;
      }
      reply.hijack();
      void endpoint.receive(raw, reply.raw, match);
    });
  else
    fastify.addHook('preHandler', (request, reply, done) => {
      const match = matchPath(request.raw.url);
      if (!match) {
        done();
        return;
      }
      reply.hijack();
      void endpoint.receive(request.raw, reply.raw, match, request);
    });
}
