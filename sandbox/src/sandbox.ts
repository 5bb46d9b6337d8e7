import { createNodeHttp } from 'cpaas-8x8';

import { apiTraits } from './api-traits';
import { restartInterruptedRuns } from './automation/workflow-lifecycle';
import { createControl } from './control/control';
import { createScriptPlayer } from './control/customer-scripts/script-player';
import { replaceState } from './control/replace-state';
import type { Sandbox } from './control/running-sandbox';
import { ReceiverQueues } from './delivery/dispatcher';
import { accountRecord } from './engine/account';
import { Clock, type RunTask } from './engine/clock';
import type { SandboxContext } from './engine/context';
import { errorMessage } from './engine/error-message';
import { EventFeed } from './engine/event-feed';
import { asObject } from './engine/json';
import { resolveOptions, type ResolvedOptions } from './engine/options';
import { Scheduler } from './engine/scheduler';
import { resolveSettings } from './engine/settings';
import { openLevelStorage } from './engine/state/level-storage';
import { SandboxState } from './engine/state/state';
import { findHandler } from './handlers';
import type { SandboxOptions } from './options';
import { handleNotice } from './handle-notice';
import { handleRequest } from './router';
import { runTask } from './run-task';
import { startSmppServer } from './smpp/smpp-server';
import { Api } from './server/api';
import { startServer } from './server/http-server';
import { createRoutes } from './server/operations/routes';
import { RateLimits } from './server/rate-limits';

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
  resolveSettings(options.settings);
  const state = await openState(options);
  const abortController = new AbortController();
  const scheduler = new Scheduler(state);
  const run: RunTask = async (scheduled) => {
    try {
      await runTask(context, scheduled.task);
    } catch (error) {
      reportInternalError(error);
    }
    // A task that the end of the process interrupts stays scheduled.
    if (!context.closeSignal.aborted) scheduler.finish(scheduled);
  };
  // The dispatcher limits the requests: a request that waits for a socket would use up its timeout.
  const nodeHttp = createNodeHttp({ maxSockets: Infinity });
  const context: SandboxContext = {
    state,
    scheduler,
    clock: new Clock(state, scheduler, run),
    eventFeed: new EventFeed(),
    notify: (notice) => handleNotice(context, notice),
    options,
    http: async (request) => {
      // Nobody learns of something that could still be lost.
      await state.whenSaved(abortController.signal);
      return nodeHttp.http(request);
    },
    closeSignal: abortController.signal,
    dispatcher: new ReceiverQueues(),
    url: '',
  };
  const limits = new RateLimits();
  const routes = createRoutes(options.catalogue, { findHandler, traits: apiTraits });
  const api = new Api(context, routes, limits);
  let tellStarted = (_sandbox: Sandbox): void => undefined;
  // A request that comes while the rest starts waits for it.
  const started = new Promise<Sandbox>((resolve) => (tellStarted = resolve));
  const server = await startServer(options.host, options.port, async (request, response) =>
    handleRequest({ context, api, sandbox: await started }, request, response),
  ).catch(async (error: unknown) => {
    await state.close();
    throw error;
  });
  context.url = server.url;
  const smpp = await startSmppServer(context).catch(async (error: unknown) => {
    await server.close();
    await state.close();
    throw error;
  });
  if (options.clock === 'manual') context.clock.halt();
  restartInterruptedRuns(context);
  context.clock.wake();
  const control = createControl(context, routes, smpp);
  const close = async (): Promise<void> => {
    abortController.abort();
    context.clock.close();
    await Promise.all([server.close(), smpp?.close()]);
    nodeHttp.close();
    await state.close();
  };
  let closing: Promise<void> | undefined;
  const sandbox: Sandbox = {
    ...control,
    ...createScriptPlayer(context, control, partialOptions),
    url: server.url,
    get clock() {
      return context.clock.isStopped ? 'manual' : 'real';
    },
    controlKey: options.controlKey,
    get smpp() {
      return smpp?.address;
    },
    get apiKey() {
      return state.record(accountRecord).apiKey;
    },
    get accountId() {
      return state.record(accountRecord).accountId;
    },
    get subAccountIds() {
      return state.record(accountRecord).subAccountIds;
    },
    reset() {
      limits.clear();
      replaceState(context);
      return state.saved();
    },
    close: () => (closing ??= close()),
  };
  tellStarted(sandbox);
  return sandbox;
}

/** Loads the state of an earlier sandbox from the state folder, or creates a new one. */
async function openState(options: ResolvedOptions): Promise<SandboxState> {
  const { stateFolder } = options;
  if (stateFolder === undefined) return new SandboxState(options);
  const storage = await openLevelStorage(stateFolder);
  const state = new SandboxState(options, storage);
  try {
    await state.load();
    return state;
  } catch (error) {
    await state.close().catch(() => undefined);
    throw new Error(`The state folder ${stateFolder} cannot be used: ${errorMessage(error)}`, {
      cause: error,
    });
  }
}

/** A failing task is a bug of the sandbox. It is emitted as a Node process warning and must not stop the clock. */
function reportInternalError(error: unknown): void {
  process.emitWarning(errorMessage(error), { detail: String(asObject(error)['stack']) });
}
