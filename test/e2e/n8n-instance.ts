import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pack } from '../pack/packed';

/** A run of a workflow, as a list has it. */
export interface ExecutionSummary {
  readonly id: string;
  readonly status: string;
  readonly mode: string;
}

/** A run with what each node gave out. */
export interface Execution extends ExecutionSummary {
  readonly nodes: Readonly<Record<string, { readonly items: readonly Readonly<Record<string, unknown>>[] }>>;
}

/** What can be done with the n8n of the driver; `examples/demo/lib/n8n-instance.mjs` says how each is meant. */
interface Methods {
  installPackage(tarball: string): Promise<unknown>;
  /** Their descriptions, as the editor gets them. */
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
  /** What the worker has said, where there is one. */
  workerLogs(): Promise<readonly string[]>;
}

interface Place {
  readonly home: string;
  readonly url: string;
}

export interface N8nInstance extends Methods, Place {
  /** Ends it, and removes all that it has written. */
  close(): Promise<void>;
}

interface Answer {
  readonly id: number;
  readonly result?: unknown;
  readonly error?: string;
}

/** Where the last n8n 1 is installed to, beside the n8n 2 of the demos. */
export const lastN8n1 = join(__dirname, 'n8n-1');

/** Starts an n8n that has nothing but the packed package; in queue mode, with a worker that runs the executions. */
export async function startN8n(mode: 'regular' | 'queue' = 'regular', dir?: string): Promise<N8nInstance> {
  const folder = await mkdtemp(join(tmpdir(), 'e2e-n8n-'));
  const driver = fork(join(__dirname, 'n8n-driver.mjs'), [folder, mode, ...(dir ? [dir] : [])]);
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
    throw new Error('The driver of n8n ended before it began; what it said is above.');
  });
  const [place] = (await Promise.race([once(driver, 'message'), ended])) as [Place];
  return place;
}

function methodsOf(driver: ChildProcess): Methods {
  let calls = 0;
  // Each call that is under way listens, and there may be many.
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
    workerLogs: call('workerLogs'),
  };
}
