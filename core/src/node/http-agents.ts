import type { Agent, AgentOptions, request } from 'node:http';
import type { Socket } from 'node:net';
import type { SocketMemory } from './idle-sockets';

/** One of HTTP's two ways over the wire, with its pool of sockets. */
export interface Protocol {
  readonly request: typeof request;
  readonly agent: Agent;
}

export interface Protocols {
  readonly plain: () => Protocol;
  readonly secure: () => Protocol;
  /** The sockets that lie idle. */
  readonly idle: () => readonly Socket[];
}

/**
 * Both ways, each loaded when a request first needs it: loading Node's TLS takes longer than loading all of this
 * package, and a program may load the package without ever sending.
 */
export function createProtocols(options: AgentOptions, memory: Pick<SocketMemory, 'keep'>): Protocols {
  let plain: Protocol | undefined;
  let secure: Protocol | undefined;
  return {
    plain: () => (plain ??= kept(plainProtocol(options), memory)),
    secure: () => (secure ??= kept(secureProtocol(options), memory)),
    idle: () =>
      [plain, secure]
        .flatMap((protocol) => Object.values(protocol?.agent.freeSockets ?? {}))
        .flatMap((sockets) => sockets ?? []),
  };
}

/** With sockets that are kept as the memory says. Left to Node, a timer of each would be set anew all the time. */
function kept(protocol: Protocol, { keep }: Pick<SocketMemory, 'keep'>): Protocol {
  Object.assign(protocol.agent, { keepSocketAlive: keep });
  return protocol;
}

function plainProtocol(options: AgentOptions): Protocol {
  const { Agent, request } = process.getBuiltinModule('node:http');
  return { request, agent: new Agent(options) };
}

function secureProtocol(options: AgentOptions): Protocol {
  const { Agent, request } = process.getBuiltinModule('node:https');
  return { request, agent: new Agent({ ...options, minVersion: 'TLSv1.2' }) };
}
