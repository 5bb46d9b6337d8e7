import type { Agent, AgentOptions, request } from 'node:http';
import type { Socket } from 'node:net';
import type { IdleSockets } from './idle-sockets';

/** One of HTTP's two ways over the wire, with its pool of sockets. */
export interface HttpAgent {
  readonly request: typeof request;
  readonly agent: Agent;
}

export interface HttpAgents {
  readonly plain: () => HttpAgent;
  readonly secure: () => HttpAgent;
  /** The sockets that lie idle. */
  readonly idle: () => readonly Socket[];
}

/**
 * Both ways, each loaded when a request first needs it: loading Node's TLS takes longer than loading all of this
 * package, and a program may load the package without ever sending.
 */
export function createHttpAgents(options: AgentOptions, memory: Pick<IdleSockets, 'keep'>): HttpAgents {
  let plain: HttpAgent | undefined;
  let secure: HttpAgent | undefined;
  return {
    plain: () => (plain ??= withIdleLimit(createHttpAgent(options), memory)),
    secure: () => (secure ??= withIdleLimit(createHttpsAgent(options), memory)),
    idle: () =>
      [plain, secure]
        .flatMap((protocol) => Object.values(protocol?.agent.freeSockets ?? {}))
        .flatMap((sockets) => sockets ?? []),
  };
}

/** With sockets that are kept as the memory says. Left to Node, a timer of each would be set anew all the time. */
function withIdleLimit(protocol: HttpAgent, { keep }: Pick<IdleSockets, 'keep'>): HttpAgent {
  Object.assign(protocol.agent, { keepSocketAlive: keep });
  return protocol;
}

function createHttpAgent(options: AgentOptions): HttpAgent {
  const { Agent, request } = process.getBuiltinModule('node:http');
  return { request, agent: new Agent(options) };
}

function createHttpsAgent(options: AgentOptions): HttpAgent {
  const { Agent, request } = process.getBuiltinModule('node:https');
  return { request, agent: new Agent({ ...options, minVersion: 'TLSv1.2' }) };
}
