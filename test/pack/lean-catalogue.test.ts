import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type * as Core from 'cpaas-8x8';
import type * as OpenApi from 'cpaas-8x8/open-api';
import type * as Pure from 'cpaas-8x8/pure';
import { catalogue, entriesOf, type Catalogue, type Schema } from 'cpaas-8x8/pure';
import { root } from './packed';

/** What is built, not the sources. */
const requireBuilt = createRequire(join(root, 'core', 'dist', 'index.js'));
const core = requireBuilt('./index.js') as typeof Core;
const pure = requireBuilt('./pure.js') as typeof Pure;
const openApi = requireBuilt('./open-api.js') as typeof OpenApi;

let server: Server;
let options: Core.NodeClientOptions;
const requests: unknown[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.setEncoding('latin1').on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      const boundary = /boundary=(\S+)/.exec(request.headers['content-type'] ?? '')?.[1] ?? '\0';
      requests.push([request.method, request.url, body.replaceAll(boundary, '')]);
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  options = {
    apiKey: 'k'.repeat(43),
    baseUrl: `http://127.0.0.1:${port}`,
    subAccountId: 'ExampleCo',
    accountId: 'ExampleCo',
    maxRetries: 0,
    limits: false,
  };
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** Something that a field takes, as its examples show it. */
function exampleOf(schema: Schema): unknown {
  if (schema.examples?.length) return schema.examples[0];
  switch (schema.type) {
    case 'string':
      if (schema.format === 'binary') return { name: 'a.csv', content: 'a' };
      return schema.const ?? schema.enum?.[0] ?? '+6591234567';
    case 'number':
    case 'integer':
      return schema.minimum ?? 1;
    case 'boolean':
      return true;
    case 'array':
      return [exampleOf(schema.items)];
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties).map(([name, field]) => [name, exampleOf(field)]),
      );
    default:
      return schema.discriminator && schema.anyOf[0] ? exampleOf(schema.anyOf[0]) : 'anything';
  }
}

/** What a client makes of an input: the request, or what is wrong with it. */
async function outcomes(call: Core.CallById, id: string, inputs: readonly unknown[]) {
  const made: unknown[] = [];
  for (const input of inputs) {
    requests.length = 0;
    const ended = await call(id, input).then(
      (data) => ({ data }),
      (error: unknown) => ({ error: String(error), issues: (error as { issues?: unknown }).issues }),
    );
    made.push({ ...ended, requests: [...requests] });
  }
  return made;
}

describe('the client that knows no prose', () => {
  it.each(entriesOf(catalogue))(
    'sends the same and refuses the same as one with the whole catalogue: $id',
    async ({ id, operation: { input } }) => {
      const whole = exampleOf({ ...input, type: 'object' }) as Record<string, unknown>;
      const wrong = ['', 'x'.repeat(40_000), -1, { no: [] }, [], null];
      const inputs = [
        {},
        whole,
        ...Object.keys(input.properties).flatMap((name) =>
          wrong.map((value) => ({ ...whole, [name]: value })),
        ),
      ];

      const everything: Catalogue = pure.catalogue;
      const lean = await outcomes(core.createClient(options).call, id, inputs);
      const full = await outcomes(core.createClient(options, everything).call, id, inputs);

      expect(lean).toEqual(full);
    },
  );

  it('shares its classes with the pure entry point', () => {
    expect(core.ApiError).toBe(pure.ApiError);
    expect(core.ValidationError).toBe(pure.ValidationError);
    expect(core.WebhookBodyError).toBe(pure.WebhookBodyError);
  });

  it('leaves what people read to the pure entry point and to OpenAPI', () => {
    expect(core).not.toHaveProperty('catalogue');
    expect(JSON.stringify(pure.catalogue)).toBe(JSON.stringify(catalogue));
    const { openApiDocument, catalogue: same } = openApi;
    expect(same).toBe(pure.catalogue);
    expect(openApiDocument(same, { operations: ['sms.send'] }).tags).toEqual([
      { name: catalogue.sms.title, description: catalogue.sms.summary },
    ]);
  });
});
