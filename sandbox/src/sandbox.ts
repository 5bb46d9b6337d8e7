import { createNodeHttp } from 'cpaas-8x8';

import { createControl, type Control } from './control/control';
import { objectOf } from './engine/json';
import { resolveOptions, type SandboxOptions, type SubAccountIds } from './options';
import { Api } from './server/api';
import { startServer } from './server/http-server';
import { RateLimits } from './server/rate-limits';
import { handleRequest } from './server/router';
import { routesOf } from './server/operations/routes';
import { messageOf } from './engine/error-message';
import { Agenda } from './engine/scheduler';
import { LiveFeed } from './engine/event-feed';
import { runTask } from './run-task';
import { newWorldState } from './engine/initial-state';
import { checkedSettings } from './engine/settings';
import { keepStateFile, loadStateFile } from './engine/state-file';
import { manualTime, realTime, type RunTask } from './engine/clock';
import type { World } from './engine/context';

/** A running sandbox: a local 8x8, and everything behind it. */
export interface Sandbox extends Control {
  /** Give it to the client as `baseUrl`. */
  readonly url: string;
  readonly apiKey: string;
  readonly accountId: string;
  readonly subAccountIds: SubAccountIds;
  readonly clock: 'real' | 'manual';
  /** Forgets everything that has happened, the configuration of webhooks included. */
  reset(): Promise<void>;
  /** Stops the server and all that was planned. */
  close(): Promise<void>;
}

/**
 * Starts a sandbox.
 *
 * @example
 * const sandbox = await createSandbox();
 * const client = createClient({ apiKey: sandbox.apiKey, baseUrl: sandbox.url, subAccountIds: sandbox.subAccountIds });
 *
 * @throws {CannotListen} when the port is taken; its message says so.
 */
export async function createSandbox(given: SandboxOptions = {}): Promise<Sandbox> {
  const options = resolveOptions(given);
  const closing = new AbortController();
  const agenda = new Agenda();
  const run: RunTask = (task) => runTask(world, task).catch(reportOwnFault);
  const sockets = createNodeHttp();
  const freshState = () => newWorldState(options.seed, options.account, checkedSettings(options.settings));
  const world: World = {
    state: freshState(),
    agenda,
    time: options.clock === 'manual' ? manualTime(agenda, run, options.startTime) : realTime(agenda, run),
    live: new LiveFeed(),
    options,
    http: sockets.http,
    closing: closing.signal,
    posting: new Map(),
    url: '',
  };
  const limits = new RateLimits();
  if (options.stateFile !== undefined) await loadStateFile(world, options.stateFile);
  const api = new Api(world, routesOf(options.catalogue), limits);
  const server = await startServer(options.host, options.port, (request, response) =>
    handleRequest({ world, api, sandbox }, request, response),
  );
  world.url = server.url;
  world.time.wake();
  const file = options.stateFile === undefined ? undefined : keepStateFile(world, options.stateFile);
  const sandbox: Sandbox = {
    ...createControl(world),
    url: server.url,
    clock: options.clock,
    get apiKey() {
      return world.state.account.apiKey;
    },
    get accountId() {
      return world.state.account.accountId;
    },
    get subAccountIds() {
      return world.state.account.subAccountIds;
    },
    reset() {
      agenda.replace([]);
      world.state = freshState();
      world.time.set(options.startTime);
      limits.forget();
      world.live.tell({ kind: 'reset' });
      return Promise.resolve();
    },
    async close() {
      if (closing.signal.aborted) return;
      closing.abort();
      world.time.stop();
      await server.close();
      sockets.close();
      await file?.flush();
    },
  };
  return sandbox;
}

/** A task that fails is a fault of the sandbox; it must not stop the clock. */
function reportOwnFault(error: unknown): void {
  process.emitWarning(messageOf(error), { detail: String(objectOf(error)['stack']) });
}
