import type { Agent, ClientRequestArgs } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { ConnectionOptions, TLSSocket } from 'node:tls';
import { ProxyError, proxyName, type Proxy, type ProxyFor } from './proxy';

/** Time limit for the connection to a proxy and its answer. The timeout of the request is usually shorter. */
const connectTimeoutMs = 30_000;

type Created = (error: Error | null, socket?: Duplex) => void;
type CreateConnection = (options: ClientRequestArgs, created: Created) => Duplex | undefined;

/**
 * Makes an agent open its sockets through the proxy. For HTTPS it opens a tunnel with CONNECT, so that the proxy sees
 * only the host. An agent for HTTP connects to the proxy, which then needs the whole URL as the path of the request.
 */
export function connectThroughProxies(
  agent: Agent,
  secure: boolean,
  proxyFor: ProxyFor,
  tls: ConnectionOptions,
): void {
  const patched = agent as unknown as { createConnection: CreateConnection };
  const connectDirectly = patched.createConnection.bind(agent);
  patched.createConnection = (options, created) => {
    const hostname = options.host ?? '';
    const port = Number(options.port);
    let proxy: Proxy | undefined;
    try {
      proxy = proxyFor({ secure, hostname, port });
    } catch (error) {
      created(error as Error);
      return undefined;
    }
    if (!proxy) return connectDirectly(options, created);
    const connected = secure
      ? openTunnel(proxy, hostname, port, tls).then((socket) =>
          // Node's own method starts TLS on the socket, and reuses the TLS sessions of the agent.
          secured(connectDirectly({ ...options, socket } as ClientRequestArgs, () => undefined) as TLSSocket),
        )
      : connectToProxy(proxy, tls).then(withoutTimeLimit);
    connected.then((socket) => created(null, socket), created);
    return undefined;
  };
}

/** Opens a connection through the proxy to another server. */
async function openTunnel(
  proxy: Proxy,
  hostname: string,
  port: number,
  tls: ConnectionOptions,
): Promise<Socket> {
  const authority = `${hostname.includes(':') ? `[${hostname}]` : hostname}:${port}`;
  const socket = await connectToProxy(proxy, tls);
  const { request } = process.getBuiltinModule('node:http');
  return new Promise((resolve, reject) => {
    const headers = {
      host: authority,
      ...(proxy.authorization === undefined ? {} : { 'proxy-authorization': proxy.authorization }),
    };
    const connect = request({ method: 'CONNECT', path: authority, headers, createConnection: () => socket });
    connect.on('connect', ({ statusCode = 0 }) => {
      withoutTimeLimit(socket);
      if (statusCode >= 200 && statusCode < 300) resolve(socket);
      else fail(`refused the connection to ${hostname}: HTTP ${statusCode}`, statusCode < 500);
    });
    connect.on('response', ({ statusCode = 0 }) => fail(`answered CONNECT with HTTP ${statusCode}`, true));
    connect.on('error', (error: NodeJS.ErrnoException) =>
      fail(`broke the connection (${String(error.code)})`),
    );
    const fail = (what: string, isFinal = false): void => {
      socket.destroy();
      reject(new ProxyError(`${proxyName(proxy)} ${what}`, isFinal, 'ERR_PROXY_TUNNEL'));
    };
    connect.end();
  });
}

/** From now on, the timeout of the request applies alone. */
const withoutTimeLimit = (socket: Socket): Socket => socket.setTimeout(0).removeAllListeners('timeout');

/** The socket has a time limit until `withoutTimeLimit`. */
async function connectToProxy(proxy: Proxy, tls: ConnectionOptions): Promise<Socket> {
  const { hostname, port, secure } = proxy;
  const to = { host: hostname, port };
  const { connect, isIP } = process.getBuiltinModule('node:net');
  // TLS sends the names of servers, but not their IP addresses.
  const servername = isIP(hostname) === 0 ? hostname : '';
  const socket = secure
    ? process.getBuiltinModule('node:tls').connect({ ...to, ...tls, servername })
    : connect(to);
  // If the proxy does not answer at all. The listener of a `CONNECT` request reports the destroyed socket.
  socket.setTimeout(connectTimeoutMs, () => socket.destroy(new Error('the proxy did not answer')));
  try {
    await ready(socket, secure ? 'secureConnect' : 'connect');
    return socket;
  } catch (error) {
    const { code = 'no error code' } = error as NodeJS.ErrnoException;
    throw new ProxyError(`no connection to ${proxyName(proxy)} (${code})`, false, code);
  }
}

const secured = async (socket: TLSSocket): Promise<TLSSocket> => {
  await ready(socket, 'secureConnect');
  return socket;
};

function ready(socket: Socket, event: 'connect' | 'secureConnect'): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.once('close', () => reject(Object.assign(new Error('closed'), { code: 'ECONNRESET' })));
    socket.once(event, () => {
      socket.removeListener('error', reject);
      resolve();
    });
  });
}
