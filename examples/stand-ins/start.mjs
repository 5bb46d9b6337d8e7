import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { startProxy } from './proxy.mjs';

/**
 * Starts a local stand-in for the HTTP interface of another service, so that a workflow of the gallery can be played and
 * tested without an account there. Each service is a module of this folder:
 *
 * @typedef {object} Service
 * @property {(url: string) => object[]} credentials the credentials of n8n with which a workflow reaches the stand-in
 * @property {string[]} [addresses] the addresses in the workflow that the address of the stand-in replaces
 * @property {string[]} [hosts] the hosts of nodes of n8n whose address cannot be changed: a proxy leads to the stand-in
 * @property {() => void} [reset] forgets what was sent to it
 * @property {(request: ServiceRequest) => { status?: number, body?: unknown }} respond
 *
 * @typedef {object} ServiceRequest
 * @property {string} method
 * @property {string} path
 * @property {URLSearchParams} query
 * @property {import('node:http').IncomingHttpHeaders} headers
 * @property {string} body
 *
 * @typedef {Awaited<ReturnType<typeof startStandIn>>} StandIn
 */

/**
 * Starts stand-ins, and a proxy to those that are reached by their hosts.
 *
 * @param {readonly string[]} names
 */
export async function startStandIns(names) {
  const list = await Promise.all(names.map(startStandIn));
  const proxy = list.some(({ hosts }) => hosts.length > 0) ? await startProxy(list) : undefined;
  return {
    list,
    /** The environment variables that n8n needs to reach them. */
    env: proxy?.env ?? {},
    async close() {
      await proxy?.close();
      await Promise.all(list.map((standIn) => standIn.close()));
    },
  };
}

/**
 * @param {string} name of the module, such as `openai`
 */
async function startStandIn(name) {
  /** @type {Service} */
  const service = await import(`./${name}.mjs`);
  /** @type {Omit<ServiceRequest, 'query' | 'headers'>[]} */
  const requests = [];
  /** The status of all responses, while the service is down. */
  let failure = 0;
  const server = createServer(async (request, response) => {
    const { pathname: path, searchParams: query } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const { method = 'GET', headers } = request;
    const send = (/** @type {number} */ status, /** @type {unknown} */ body) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    const body = await text(request);
    // For tests: what the workflow has sent, and what it meets.
    if (path === '/_requests') return void send(200, requests);
    if (path === '/_reset') {
      requests.length = failure = 0;
      service.reset?.();
      return void send(200, {});
    }
    if (path === '/_failure') {
      failure = JSON.parse(body).status;
      return void send(200, {});
    }
    requests.push({ method, path, body });
    if (failure > 0) return void send(failure, { error: 'The service is down' });
    const { status = 200, body: answer = {} } = service.respond({ method, path, query, headers, body });
    send(status, answer);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const url = `http://127.0.0.1:${port}`;
  return {
    name,
    url,
    credentials: service.credentials(url),
    addresses: service.addresses ?? [],
    hosts: service.hosts ?? [],
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
