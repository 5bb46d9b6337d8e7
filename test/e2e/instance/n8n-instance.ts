import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pack } from '../../pack/packed';

/** An execution as n8n lists it. */
export interface ExecutionSummary {
  readonly id: string;
  readonly status: string;
  readonly mode: string;
}

/** An execution with the output of each node. */
export interface Execution extends ExecutionSummary {
  readonly nodes: Readonly<Record<string, { readonly items: readonly Readonly<Record<string, unknown>>[] }>>;
  /** Why it failed. */
  readonly error?: { readonly message: string };
}

/** The methods of the driver's n8n. See `examples/demo/lib/n8n-instance.mjs` for each. */
interface Methods {
  installPackage(tarball: string): Promise<unknown>;
  /** Node descriptions, as the editor gets them. */
  nodeTypes(names: readonly string[]): Promise<readonly Readonly<Record<string, unknown>>[]>;
  testCredential(credential: object): Promise<{ readonly status: string; readonly message: string }>;
  importCredentials(credentials: readonly object[]): Promise<void>;
  importWorkflows(workflows: readonly object[]): Promise<void>;
  removeWorkflow(id: string): Promise<void>;
  publishWorkflow(id: string): Promise<void>;
  deactivate(id: string): Promise<void>;
  publicationStatus(id: string): Promise<{ readonly status: string }>;
  testListen(id: string, from: { readonly trigger: string }): Promise<{ readonly waitingForWebhook?: true }>;
  cancelTest(id: string): Promise<void>;
  executions(filter: { readonly workflowId: string }): Promise<readonly ExecutionSummary[]>;
  execution(id: string): Promise<Execution>;
  start(): Promise<unknown>;
  stop(): Promise<void>;
  kill(): Promise<void>;
  logs(): Promise<readonly string[]>;
  /** Starts the worker again, in queue mode. */
  startWorker(): Promise<void>;
  killWorker(): Promise<void>;
  /** The output of the worker, in queue mode. */
  workerLogs(): Promise<readonly string[]>;
}

interface Place {
  readonly home: string;
  readonly url: string;
  /** The login of the editor. */
  readonly access: { readonly email: string; readonly password: string };
}

export interface N8nInstance extends Methods, Place {
  /** Stops n8n and deletes its files. */
  close(): Promise<void>;
}

interface Answer {
  readonly id: number;
  readonly result?: unknown;
  readonly error?: string;
}

/** The installation folder of the last n8n 1. */
export const lastN8n1 = join(__dirname, '..', 'n8n-1');

/**
 * Starts an n8n with only the packed package; in queue mode with a worker that runs the executions, in editor mode with
 * the editor, which other tests do without; in guarded mode with n8n's protection against requests to its own network.
 * `dir` is the installation, by default that of the newest n8n; `env` are more settings of n8n.
 */
export async function startN8n(
  mode: 'regular' | 'queue' | 'editor' | 'guarded' = 'regular',
  dir = '',
  env: Readonly<Record<string, string>> = {},
): Promise<N8nInstance> {
  const folder = await mkdtemp(join(tmpdir(), 'e2e-n8n-'));
  const driver = fork(join(__dirname, 'n8n-driver.mjs'), [folder, mode, dir, JSON.stringify(env)]);
  const close = async (): Promise<void> => {
    if (driver.connected) driver.disconnect();
    if (driver.exitCode === null && driver.signalCode === null) await once(driver, 'exit');
  };
  try {
    const [tarballs, place] = await Promise.all([
      pack(join(folder, 'tarballs'), ['n8n-nodes-8x8']),
      placeOf(driver),
    ]);
    const n8n = methodsOf(driver);
    await n8n.installPackage(tarballs['n8n-nodes-8x8']);
    await n8n.start();
    return { ...n8n, ...place, close };
  } catch (failed) {
    await close();
    throw failed;
  }
}

async function placeOf(driver: ChildProcess): Promise<Place> {
  const ended = once(driver, 'exit').then(() => {
    throw new Error('The n8n driver exited during start-up. See its output above.');
  });
  const [place] = (await Promise.race([once(driver, 'message'), ended])) as [Place];
  return place;
}

function methodsOf(driver: ChildProcess): Methods {
  let calls = 0;
  // Each pending call adds a listener, and there may be many.
  driver.setMaxListeners(0);
  const call =
    (method: keyof Methods) =>
    async (...args: unknown[]): Promise<never> => {
      calls += 1;
      const id = calls;
      const answered = new Promise<Answer>((resolve) => {
        const listen = (answer: Answer): void => {
          if (answer.id !== id) return;
          driver.off('message', listen);
          resolve(answer);
        };
        driver.on('message', listen);
      });
      driver.send({ id, method, args });
      const { result, error } = await answered;
      if (error !== undefined) throw new Error(error);
      return result as never;
    };
  return {
    installPackage: call('installPackage'),
    nodeTypes: call('nodeTypes'),
    testCredential: call('testCredential'),
    importCredentials: call('importCredentials'),
    importWorkflows: call('importWorkflows'),
    removeWorkflow: call('removeWorkflow'),
    publishWorkflow: call('publishWorkflow'),
    deactivate: call('deactivate'),
    publicationStatus: call('publicationStatus'),
    testListen: call('testListen'),
    cancelTest: call('cancelTest'),
    executions: call('executions'),
    execution: call('execution'),
    start: call('start'),
    stop: call('stop'),
    kill: call('kill'),
    logs: call('logs'),
    startWorker: call('startWorker'),
    killWorker: call('killWorker'),
    workerLogs: call('workerLogs'),
  };
}
