import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TLSSocket } from 'node:tls';
import { generate } from 'selfsigned';

/**
 * Starts an HTTPS proxy that connects the hosts of stand-ins, such as `sheets.googleapis.com`, with the stand-ins. Nodes
 * of n8n whose address cannot be changed reach them like this. It connects no other host.
 *
 * @param {Pick<import('./start.mjs').StandIn, 'url' | 'hosts'>[]} standIns
 */
export async function startProxy(standIns) {
  const ports = new Map(standIns.flatMap(({ url, hosts }) => hosts.map((host) => [host, new URL(url).port])));
  const { key, cert } = await createCertificate([...ports.keys()]);
  const folder = await mkdtemp(join(tmpdir(), 'stand-ins-'));
  const certificate = join(folder, 'certificate.pem');
  await writeFile(certificate, cert);

  /** @type {Set<import('node:stream').Duplex>} */
  const open = new Set();
  const server = createServer((_, response) => void response.writeHead(501).end());
  server.on('connect', ({ url = '' }, socket) => {
    const port = ports.get(url.replace(/:443$/, ''));
    if (port === undefined) return void socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
    socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    const visitor = new TLSSocket(socket, { isServer: true, key, cert });
    const service = connect(Number(port), '127.0.0.1');
    visitor.pipe(service).pipe(visitor);
    for (const end of [socket, visitor, service])
      end
        .on('error', () => void [visitor, service].map((each) => each.destroy()))
        .once('close', () => open.delete(end));
    open.add(socket).add(visitor).add(service);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());

  return {
    /** The environment variables with which n8n uses the proxy and trusts it. */
    env: { HTTPS_PROXY: `http://127.0.0.1:${port}`, NODE_EXTRA_CA_CERTS: certificate },
    async close() {
      for (const end of open) end.destroy();
      server.close();
      await once(server, 'close');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/**
 * A certificate for some hosts, which only the n8n that is given it trusts.
 *
 * @param {string[]} hosts
 */
async function createCertificate(hosts) {
  const altNames = hosts.map((value) => ({ type: /** @type {const} */ (2), value }));
  const { private: key, cert } = await generate(
    [{ name: 'commonName', value: 'Stand-ins of the examples' }],
    {
      keyType: 'ec',
      extensions: [
        { name: 'basicConstraints', cA: true },
        { name: 'subjectAltName', altNames },
      ],
    },
  );
  return { key, cert };
}
