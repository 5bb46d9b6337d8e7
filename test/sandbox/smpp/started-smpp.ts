import { createSandbox, type Sandbox, type SandboxOptions } from '8x8-sandbox';

import { closeClients } from './bare-client';

let running: Sandbox | undefined;

/** Starts a sandbox with an SMPP server, a hundred times as fast. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  return (running = await createSandbox({ smppPort: 0, timeScale: 0.01, ...options }));
}

/** Closes the sandbox and the clients of a test. */
export async function closeAll(): Promise<void> {
  closeClients();
  await running?.close();
  running = undefined;
}

export const hello = { destination_addr: '6591234567', short_message: 'Hello' } as const;
