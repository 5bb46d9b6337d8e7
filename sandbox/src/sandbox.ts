import { createNodeHttp } from 'cpaas-8x8';

import { createControl, type Control } from './control/control';
import { createManualClock, createRealClock, type RunTask } from './engine/clock';
import type { SandboxContext } from './engine/context';
import { errorMessage } from './engine/error-message';
import { EventFeed } from './engine/event-feed';
import { createInitialState } from './engine/initial-state';
import { asObject } from './engine/json';
import { Scheduler } from './engine/scheduler';
import { validateSettings } from './engine/settings';
import { autoSaveStateFile, loadStateFile } from './engine/state-file';
import { resolveOptions, type SandboxOptions, type SubAccountIds } from './options';
import { runTask } from './run-task';
import { Api } from './server/api';
import { startServer } from './server/http-server';
import { createRoutes } from './server/operations/routes';
import { RateLimits } from './server/rate-limits';
import { handleRequest } from './server/router';

/** A running sandbox. */
export interface Sandbox extends Control {
  /** The `baseUrl` for the client. */
  readonly url: string;
  readonly apiKey: string;
  readonly accountId: string;
  readonly subAccountIds: SubAccountIds;
  readonly clock: 'real' | 'manual';
  /** Resets the whole state, including webhook registrations. */
  reset(): Promise<void>;
  /** Stops the server and all scheduled tasks. */
  close(): Promise<void>;
}

/**
 * Starts a sandbox.
 *
 * @example
 * const sandbox = await createSandbox();
 * const client = createClient({ apiKey: sandbox.apiKey, baseUrl: sandbox.url, subAccountIds: sandbox.subAccountIds });
 *
 * @throws {CannotListen} when the port is in use or not allowed.
 */
export async function createSandbox(partialOptions: SandboxOptions = {}): Promise<Sandbox> {
  const options = resolveOptions(partialOptions);
  const abortController = new AbortController();
  const scheduler = new Scheduler();
  const run: RunTask = (task) => runTask(context, task).catch(reportInternalError);
  const nodeHttp = createNodeHttp();
  const createState = () =>
    createInitialState(options.seed, options.account, validateSettings(options.settings));
  const context: SandboxContext = {
    state: createState(),
    scheduler,
    clock:
      options.clock === 'manual'
        ? createManualClock(scheduler, run, options.startTime)
        : createRealClock(scheduler, run),
    eventFeed: new EventFeed(),
    options,
    http: nodeHttp.http,
    closeSignal: abortController.signal,
    deliveryQueues: new Map(),
    url: '',
  };
  const limits = new RateLimits();
  if (options.stateFile !== undefined) await loadStateFile(context, options.stateFile);
  const api = new Api(context, createRoutes(options.catalogue), limits);
  const server = await startServer(options.host, options.port, (request, response) =>
    handleRequest({ context, api, sandbox }, request, response),
  );
  context.url = server.url;
  context.clock.wake();
  const stateFile =
    options.stateFile === undefined ? undefined : autoSaveStateFile(context, options.stateFile);
  const sandbox: Sandbox = {
    ...createControl(context),
    url: server.url,
    clock: options.clock,
    get apiKey() {
      return context.state.account.apiKey;
    },
    get accountId() {
      return context.state.account.accountId;
    },
    get subAccountIds() {
      return context.state.account.subAccountIds;
    },
    reset() {
      scheduler.replace([]);
      context.state = createState();
      context.clock.set(options.startTime);
      limits.clear();
      context.eventFeed.emit({ kind: 'reset' });
      return Promise.resolve();
    },
    async close() {
      if (abortController.signal.aborted) return;
      abortController.abort();
      context.clock.stop();
      await server.close();
      nodeHttp.close();
      await stateFile?.flush();
    },
  };
  return sandbox;
}

/** A failing task is a bug of the sandbox. It is emitted as a Node process warning and must not stop the clock. */
function reportInternalError(error: unknown): void {
  process.emitWarning(errorMessage(error), { detail: String(asObject(error)['stack']) });
}
