import type { Agent, AgentOptions, request } from 'node:http';

/** One of HTTP's two ways over the wire, with its pool of sockets. */
export interface Protocol {
  readonly request: typeof request;
  readonly agent: Agent;
}

export interface Protocols {
  readonly plain: () => Protocol;
  readonly secure: () => Protocol;
  /** The pools that were needed so far. */
  readonly agents: () => readonly Agent[];
}

/**
 * Both ways, each loaded when a request first needs it: loading Node's TLS takes longer than loading all of this
 * package, and a program may load the package without ever sending.
 */
export function createProtocols(options: AgentOptions): Protocols {
  let plain: Protocol | undefined;
  let secure: Protocol | undefined;
  return {
    plain: () => (plain ??= plainProtocol(options)),
    secure: () => (secure ??= secureProtocol(options)),
    agents: () => [plain, secure].flatMap((protocol) => (protocol ? [protocol.agent] : [])),
  };
}

function plainProtocol(options: AgentOptions): Protocol {
  const { Agent, request } = process.getBuiltinModule('node:http');
  return { request, agent: new Agent(options) };
}

function secureProtocol(options: AgentOptions): Protocol {
  const { Agent, request } = process.getBuiltinModule('node:https');
  return { request, agent: new Agent({ ...options, minVersion: 'TLSv1.2' }) };
}
