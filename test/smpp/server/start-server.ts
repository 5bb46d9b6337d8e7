import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createSmppClient, type SmppClient, type SmppClientOptions } from 'smpp-8x8';

/** What the server keeps of an accepted `submit_sm`. */
export interface Submitted {
  readonly umid: string;
  readonly bind: string;
  readonly at: number;
  readonly text: string;
  readonly isPayload: boolean;
  readonly udh: readonly string[];
  readonly source: readonly unknown[];
  readonly destination: readonly unknown[];
  readonly dataCoding: number;
  readonly esmClass: number;
  readonly registeredDelivery: number;
  readonly scheduled: string;
  readonly expiry: string;
}

export interface ServerCounts {
  readonly submits: number;
  readonly enquireLinks: number;
  readonly unbinds: number;
  readonly mostInFlight: number;
  readonly perBind: Readonly<Record<string, number>>;
  readonly bound: readonly string[];
}

/** Octets, as the server takes them in messages. */
export const hex = (octets: string | Uint8Array): { readonly hex: string } => ({
  hex: Buffer.from(octets).toString('hex'),
});

/** The server of the package `smpp`, in its own process. */
class SmppServer {
  private readonly answers = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  private lastId = 0;
  port = 0;

  constructor(private readonly child: ChildProcess) {
    child.on('message', (message) => {
      const { id, result, error } = message as { id: number; result?: unknown; error?: string };
      const answer = this.answers.get(id);
      this.answers.delete(id);
      if (error === undefined) answer?.resolve(result);
      else answer?.reject(new Error(error));
    });
  }

  do<T = undefined>(command: string, argument?: unknown): Promise<T> {
    const id = ++this.lastId;
    return new Promise<T>((resolve, reject) => {
      this.answers.set(id, { resolve: resolve, reject });
      this.child.send({ id, command, argument });
    });
  }

  behave = (behavior: object): Promise<void> => this.do('behave', behavior);
  submits = (): Promise<readonly Submitted[]> => this.do('submits');
  counts = (): Promise<ServerCounts> => this.do('counts');
  /** Delivers a message, and resolves with the status of the client's answer. */
  deliver = (fields: object): Promise<number> => this.do('deliver', { fields });

  stop(): void {
    this.child.kill('SIGKILL');
  }
}

const started: { close(): unknown }[] = [];

/** Closes all servers and clients, for `afterEach`. */
export async function closeAll(): Promise<void> {
  for (const one of started.splice(0).reverse()) await one.close();
}

export async function startServer(settings: object = {}): Promise<SmppServer> {
  const child = fork(join(__dirname, 'smpp-server.mjs'), [], { execArgv: [] });
  const server = new SmppServer(child);
  started.push({ close: () => server.stop() });
  server.port = await server.do<number>('listen', settings);
  return server;
}

/** Creates a client for a server, without TLS. */
export function clientOf(server: SmppServer, options: Partial<SmppClientOptions> = {}): SmppClient {
  const client = createSmppClient({
    systemId: 'example',
    password: 'secret-1',
    host: '127.0.0.1',
    port: server.port,
    tls: false,
    throughput: false,
    ...options,
  });
  started.push({ close: () => client.close({ timeoutMs: 100 }) });
  return client;
}

export async function connected(
  server: SmppServer,
  options: Partial<SmppClientOptions> = {},
): Promise<SmppClient> {
  const client = clientOf(server, options);
  await client.connect();
  return client;
}

/** Resolves as soon as a check passes. */
export async function until(check: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await check())) await new Promise((resolve) => setTimeout(resolve, 10));
}

export const failure = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => new Error('It did not fail.'),
    (error: unknown) => error,
  );

export const sms = { destination: '+6591234567', text: 'Hello' };
