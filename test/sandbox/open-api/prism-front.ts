import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

import { root } from '../../pack/packed';

/** A difference from 8x8's OpenAPI files: where it is, and what Prism says. */
export interface Violation {
  readonly location: readonly string[];
  readonly message: string;
}

/** The folder of 8x8's OpenAPI files, which are not part of this repository. */
export function openApiFolder(): string | undefined {
  const folder = resolve(root, process.env['OPENAPI_8X8'] ?? '../shared/reference/openapi');
  return existsSync(folder) ? folder : undefined;
}

/**
 * A server between a client and the sandbox that lets Prism, a validator for OpenAPI, check requests and responses
 * against 8x8's files.
 */
export interface PrismFront {
  readonly url: string;
  /** Validates the next requests by this OpenAPI file: two files can describe one address. */
  use(file: string): void;
  /** What Prism found since the last call. */
  takeViolations(): Violation[];
  close(): Promise<void>;
}

/** An operation of an OpenAPI file. */
interface Route {
  readonly file: string;
  readonly product: string;
  readonly method: string;
  readonly path: string;
  /** The URL of the proxy that validates it. */
  readonly target: string;
}

/** Starts Prism before the sandbox, and a server that chooses Prism's proxy by product and path. */
export async function startPrism(folder: string, sandboxUrl: string): Promise<PrismFront> {
  const violations: Violation[] = [];
  let file = '';
  const program = spawn(process.execPath, [join(__dirname, 'prism-proxies.mjs'), folder, sandboxUrl], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const routes = (await readLine(program.stdout)) as readonly Route[];
  const server = createServer((request, response) => {
    void forward(request).then(
      ({ status, headers, body }) => response.writeHead(status, headers).end(body),
      (error: unknown) => response.writeHead(502).end(String(error)),
    );
  });
  const forward = async (request: IncomingMessage) => {
    const [, product = '', path = ''] = /^\/(\w+)(\/.*)$/.exec(request.url ?? '') ?? [];
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const route = routes.find(
      (each) =>
        each.file === file &&
        each.product === product &&
        each.method === request.method?.toLowerCase() &&
        toPattern(each.path).test(path.replace(/\?.*/, '')),
    );
    const { host: _, connection: __, 'content-length': ___, ...headers } = request.headers;
    const answer = await fetch(route ? route.target + path : sandboxUrl + (request.url ?? ''), {
      method: request.method ?? 'GET',
      headers: headers as Record<string, string>,
      redirect: 'manual',
      ...(chunks.length === 0 ? {} : { body: Buffer.concat(chunks) }),
    });
    const found = answer.headers.get('sl-violations');
    if (found !== null) violations.push(...parseViolations(found));
    if (!route)
      violations.push({ location: ['path'], message: `${request.method ?? ''} ${path} is in no file` });
    const sent = [...answer.headers].filter(([name]) => !ownHeaders.has(name));
    return {
      status: answer.status,
      headers: Object.fromEntries(sent),
      body: Buffer.from(await answer.arrayBuffer()),
    };
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    use: (name) => (file = name),
    takeViolations: () => violations.splice(0),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      program.stdin.end();
    },
  };
}

/** Prism's own header, and those of a connection. */
const ownHeaders = new Set([
  'sl-violations',
  'connection',
  'content-encoding',
  'content-length',
  'transfer-encoding',
]);

function parseViolations(header: string): Violation[] {
  try {
    return JSON.parse(header) as Violation[];
  } catch {
    return [{ location: [], message: header }];
  }
}

const toPattern = (path: string): RegExp =>
  new RegExp(`^${path.replace(/[.]/g, '\\.').replace(/\{[^}]+\}/g, '[^/]+')}$`);

async function readLine(stream: Readable): Promise<unknown> {
  for await (const line of createInterface(stream)) return JSON.parse(line);
  throw new Error('Prism did not start');
}
