import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { root } from '../../pack/packed';

/** A stand-in of `examples/stand-ins` for a service that cannot be reached in a test. */
export interface StandIn {
  readonly name: string;
  readonly url: string;
  /** The credentials of n8n with which a workflow reaches it. */
  readonly credentials: readonly object[];
  /** The addresses in a workflow that its address replaces. */
  readonly addresses: readonly string[];
}

/** A request that a stand-in received. */
export interface ServiceRequest {
  readonly method: string;
  readonly path: string;
  readonly body: string;
}

export interface RunningStandIns {
  readonly list: readonly StandIn[];
  /** The settings with which n8n reaches them. */
  readonly env: Readonly<Record<string, string>>;
  /** The address at which a test acts as a person who uses the service. */
  urlOf(name: string): string;
  /** Forgets all that was sent to a service, and lets it work again. */
  reset(name: string): Promise<void>;
  /** What a service received since it was reset. */
  requestsOf(name: string): Promise<readonly ServiceRequest[]>;
  /** Lets a service respond to everything with a status such as 503. */
  fail(name: string, status: number): Promise<void>;
  close(): Promise<void>;
}

/** Runs stand-ins in a process of their own, because Jest loads no ES modules. */
export async function startStandIns(names: readonly string[]): Promise<RunningStandIns> {
  const program = join(root, 'examples', 'stand-ins', 'run.mjs');
  const child = spawn(process.execPath, [program, ...names], { stdio: ['pipe', 'pipe', 'inherit'] });
  let started: (Pick<RunningStandIns, 'env'> & { readonly standIns: readonly StandIn[] }) | undefined;
  for await (const line of createInterface({ input: child.stdout })) {
    started = JSON.parse(line) as typeof started;
    break;
  }
  if (!started) throw new Error(`A stand-in did not start: ${names.join(', ')}`);
  const { standIns: list, env } = started;
  const urlOf = (name: string): string => {
    const url = list.find((standIn) => standIn.name === name)?.url;
    if (url === undefined) throw new Error(`The page of no workflow names the service ${name}`);
    return url;
  };
  return {
    list,
    env,
    urlOf,
    async reset(name) {
      await fetch(`${urlOf(name)}/_reset`, { method: 'POST' });
    },
    async requestsOf(name) {
      return (await (await fetch(`${urlOf(name)}/_requests`)).json()) as ServiceRequest[];
    },
    async fail(name, status) {
      await fetch(`${urlOf(name)}/_failure`, { method: 'POST', body: JSON.stringify({ status }) });
    },
    async close() {
      child.stdin.end();
      await once(child, 'exit');
    },
  };
}
