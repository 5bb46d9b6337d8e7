import type { Agent, AgentOptions, request } from 'node:http';
import type { Socket } from 'node:net';
import type { IdleSockets } from './idle-sockets';

/** The `request` function of `node:http` or `node:https`, with its keep-alive agent. */
export interface HttpAgent {
  readonly request: typeof request;
  readonly agent: Agent;
}

export interface HttpAgents {
  readonly http: () => HttpAgent;
  readonly https: () => HttpAgent;
  /** The idle sockets of both agents. */
  readonly freeSockets: () => readonly Socket[];
}

/**
 * Creates the HTTP and HTTPS agents. Each is created at its first request, because loading `node:https` takes longer
 * than loading this package.
 */
export function createHttpAgents(
  options: AgentOptions,
  idleSockets: Pick<IdleSockets, 'keepSocketAlive'>,
): HttpAgents {
  let http: HttpAgent | undefined;
  let https: HttpAgent | undefined;
  return {
    http: () => (http ??= overrideKeepAlive(createHttpAgent(options), idleSockets)),
    https: () => (https ??= overrideKeepAlive(createHttpsAgent(options), idleSockets)),
    freeSockets: () =>
      [http, https]
        .flatMap((httpAgent) => Object.values(httpAgent?.agent.freeSockets ?? {}))
        .flatMap((sockets) => sockets ?? []),
  };
}

/** Replaces Node's keep-alive timer. Node has one timer per socket and restarts it with each request. */
function overrideKeepAlive(
  httpAgent: HttpAgent,
  { keepSocketAlive }: Pick<IdleSockets, 'keepSocketAlive'>,
): HttpAgent {
  Object.assign(httpAgent.agent, { keepSocketAlive });
  return httpAgent;
}

function createHttpAgent(options: AgentOptions): HttpAgent {
  const { Agent, request } = process.getBuiltinModule('node:http');
  return { request, agent: new Agent(options) };
}

function createHttpsAgent(options: AgentOptions): HttpAgent {
  const { Agent, request } = process.getBuiltinModule('node:https');
  return { request, agent: new Agent({ ...options, minVersion: 'TLSv1.2' }) };
}
