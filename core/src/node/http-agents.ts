import type { Agent, AgentOptions, request } from 'node:http';
import type { Socket } from 'node:net';
import type { ConnectionOptions } from 'node:tls';
import type { IdleSockets } from './idle-sockets';
import { proxyName, type ProxyFor } from './proxy';
import { connectThroughProxies } from './proxy-connections';
import type { UrlParts } from './url-cache';

/** The `request` function of `node:http` or `node:https`, with its keep-alive agent. */
export interface HttpAgent {
  readonly request: typeof request;
  readonly agent: Agent;
}

/** How a request is sent: by which agent, and with which path. */
export interface Route extends HttpAgent {
  /** The path, or the whole URL if a proxy forwards the request. */
  readonly path: string;
  /** The value of `proxy-authorization`, if a proxy forwards the request and needs one. */
  readonly proxyAuthorization?: string | undefined;
}

export interface HttpAgents {
  readonly route: (url: UrlParts) => Route;
  /** Names what a request connects to: the server, or the proxy. */
  readonly peerName: (url: UrlParts) => string;
  /** The idle sockets of the client's own agents. */
  readonly freeSockets: () => readonly Socket[];
}

/** What the agents need to know about the network. */
export interface AgentSettings {
  readonly agentOptions: AgentOptions;
  readonly tls: ConnectionOptions;
  readonly proxyFor: ProxyFor | undefined;
  /** An agent of the app, used in place of the client's own. */
  readonly agent: Agent | undefined;
}

/**
 * Creates the HTTP and HTTPS agents. Each is created at its first request, because loading `node:https` takes longer
 * than loading this package.
 */
export function createHttpAgents(
  settings: AgentSettings,
  idleSockets: Pick<IdleSockets, 'keepSocketAlive'>,
): HttpAgents {
  const { agent, proxyFor } = settings;
  let http: HttpAgent | undefined;
  let https: HttpAgent | undefined;
  return {
    route({ secure, hostname, port, host, path }) {
      if (agent) return { request: requestOf(secure), agent, path };
      if (secure) return { ...(https ??= createAgent(true, settings, idleSockets)), path };
      http ??= createAgent(false, settings, idleSockets);
      const proxy = proxyFor?.({ secure, hostname, port: Number(port) });
      if (!proxy) return { ...http, path };
      return { ...http, path: `http://${host}${path}`, proxyAuthorization: proxy.authorization };
    },
    peerName({ secure, hostname, port, host }) {
      const proxy = agent ? undefined : proxyFor?.({ secure, hostname, port: Number(port) });
      return proxy ? proxyName(proxy) : host;
    },
    freeSockets: () =>
      [http, https]
        .flatMap((httpAgent) => Object.values(httpAgent?.agent.freeSockets ?? {}))
        .flatMap((sockets) => sockets ?? []),
  };
}

const requestOf = (secure: boolean): typeof request =>
  process.getBuiltinModule(secure ? 'node:https' : 'node:http').request;

function createAgent(
  secure: boolean,
  { agentOptions, tls, proxyFor }: AgentSettings,
  idleSockets: Pick<IdleSockets, 'keepSocketAlive'>,
): HttpAgent {
  const agent = secure
    ? new (process.getBuiltinModule('node:https').Agent)({ ...agentOptions, minVersion: 'TLSv1.2', ...tls })
    : new (process.getBuiltinModule('node:http').Agent)(agentOptions);
  if (proxyFor) connectThroughProxies(agent, secure, proxyFor, tls);
  return overrideKeepAlive({ request: requestOf(secure), agent }, idleSockets);
}

/** Replaces Node's keep-alive timer. Node has one timer per socket and restarts it with each request. */
function overrideKeepAlive(
  httpAgent: HttpAgent,
  { keepSocketAlive }: Pick<IdleSockets, 'keepSocketAlive'>,
): HttpAgent {
  Object.assign(httpAgent.agent, { keepSocketAlive });
  return httpAgent;
}
