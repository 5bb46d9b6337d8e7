import type { Agent } from 'node:http';
import type { ConnectionOptions } from 'node:tls';
import type { Download, Http } from '../transport/http-port';
import { createUrlCache } from './url-cache';
import { download } from './download';
import { sendHttpRequest } from './send-request';
import { createHttpAgents } from './http-agents';
import { createIdleSockets } from './idle-sockets';
import { createProxySelector } from './proxy';

/** Options of {@link createNodeHttp}. */
export interface NodeHttpOptions {
  /** Maximum number of sockets per host. Default 64. */
  readonly maxSockets?: number;
  /**
   * The URL of a proxy, such as `http://user:password@proxy.example.com:3128`. HTTPS requests go through a tunnel
   * (CONNECT). `false`: no proxy. By default, `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY` count if Node runs with
   * `NODE_USE_ENV_PROXY=1` or `--use-env-proxy`.
   */
  readonly proxy?: string | false;
  /** TLS settings of the connections to 8x8 and to an HTTPS proxy. */
  readonly tls?: NodeTlsOptions;
  /** An agent of the app for all requests. It replaces `maxSockets`, `proxy` and `tls`. */
  readonly agent?: NodeAgent;
}

/** One or several certificates or keys, in PEM format. */
type Pem = string | Uint8Array | readonly (string | Uint8Array)[];

/** TLS settings, as Node's `tls.connect` takes them. */
export interface NodeTlsOptions {
  /** Certificates of the CAs to trust instead of those of Node. `NODE_EXTRA_CA_CERTS` adds CAs to those of Node. */
  readonly ca?: Pem;
  /** The client certificate. */
  readonly cert?: Pem;
  /** The private key of the client certificate. */
  readonly key?: Pem;
  /** The client certificate and its key in PKCS#12 format, instead of `cert` and `key`. */
  readonly pfx?: string | Uint8Array;
  /** The passphrase of `key` or `pfx`. */
  readonly passphrase?: string;
  /** The name that the certificate of the server must have, if it is not its host name. */
  readonly servername?: string;
  /** The oldest TLS version. Default `TLSv1.2`. */
  readonly minVersion?: 'TLSv1.2' | 'TLSv1.3';
  /** `false` accepts every certificate. Use it only in tests. */
  readonly rejectUnauthorized?: boolean;
}

/** An `Agent` of `node:http` or `node:https`, such as those of the package `https-proxy-agent`. */
export interface NodeAgent {
  /** How many sockets the agent opens to one server. */
  readonly maxSockets: number;
  /** Closes the sockets of the agent. */
  destroy(): void;
}

/** HTTP for the client, on keep-alive sockets of Node. */
export interface NodeHttp {
  /** Sends one request. */
  readonly http: Http;
  /** Downloads files as streams. Uses the same sockets. */
  readonly download: Download;
  /** Closes idle sockets. A socket in use finishes its request, and closes after its idle time of at most 4 seconds. */
  close(): void;
}

/**
 * Creates an HTTP port with keep-alive agents. It takes a third of the CPU time of `fetch`.
 *
 * @throws {Error} if `proxy` is not the URL of a proxy.
 */
export function createNodeHttp(nodeOptions: NodeHttpOptions = {}): NodeHttp {
  const { maxSockets = 64, proxy, tls = {}, agent } = nodeOptions;
  // Node copies the agent options for each request, so only necessary ones are set. Node keeps 256 free sockets.
  const agentOptions = {
    keepAlive: true,
    maxSockets,
    ...(maxSockets > 256 && { maxFreeSockets: maxSockets }),
  };
  const idleSockets = createIdleSockets(() => agents.freeSockets());
  const agents = createHttpAgents(
    {
      agentOptions,
      tls: tls as ConnectionOptions,
      proxyFor: createProxySelector(proxy),
      agent: agent as Agent | undefined,
    },
    idleSockets,
  );
  const resources = { agents, idleSockets, parseUrl: createUrlCache() };
  return {
    http: (request) => sendHttpRequest(request, resources),
    download: (request) => download(request, resources),
    close() {
      for (const socket of agents.freeSockets()) socket.destroy();
    },
  };
}
