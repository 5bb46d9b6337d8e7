import { createSandbox, type Sandbox } from '8x8-sandbox';
import { createClient, type Checkpoint, type CheckpointState, type RecipientResult } from 'cpaas-8x8';

const sandboxes: Sandbox[] = [];

/** Closes every started sandbox, for `afterEach`. */
export async function closeSandboxes(): Promise<void> {
  await Promise.all(sandboxes.splice(0).map((sandbox) => sandbox.close()));
}

/** Starts a sandbox that `closeSandboxes` closes. */
export async function startSandbox(): Promise<Sandbox> {
  const sandbox = await createSandbox();
  sandboxes.push(sandbox);
  return sandbox;
}

/** Creates a client for a sandbox, for tests of `sendAll`. */
export function clientOf(
  { apiKey, url, subAccountIds }: Sandbox,
  options: { readonly maxRetries?: number } = {},
) {
  return createClient({ apiKey, baseUrl: url, subAccountIds, ...options });
}

/** Creates this number of different recipients. */
export const customers = (count: number): { readonly destination: string; readonly text: string }[] =>
  Array.from({ length: count }, (_, index) => ({
    destination: `+65${91_110_100 + index * 10}`,
    text: `Order ${index}`,
  }));

/** Returns the text of each message that the sandbox accepted. Duplicates show a second send. */
export const reached = (sandbox: Sandbox): string[] =>
  sandbox
    .messages({ direction: 'outbound' })
    .filter(({ status }) => status.state !== 'rejected')
    .map(({ text }) => text);

export const statuses = (results: readonly RecipientResult[]): string[] =>
  results.map(({ status }) => status);

/** Collects the values of an async iterable in an array. */
export async function gathered<T>(source: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const one of source) all.push(one);
  return all;
}

/** Creates a checkpoint in memory that keeps every saved state. */
export function memoryCheckpoint(
  first?: CheckpointState,
): Checkpoint & { readonly saved: CheckpointState[] } {
  const saved: CheckpointState[] = first ? [first] : [];
  return {
    saved,
    load: async () => saved.at(-1),
    save: async (state) => void saved.push(structuredClone(state)),
  };
}
