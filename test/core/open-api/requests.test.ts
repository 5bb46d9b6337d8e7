import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { catalogue, createClientOver, entriesOf, nodePorts } from 'cpaas-8x8';
import type { EightByEightClient, HttpRequest, HttpResponse } from 'cpaas-8x8';
import {
  openApiDocument,
  type Content,
  type OpenApiDocument,
  type OpenApiSchema,
} from '../../../core/src/open-api';
import { operationInputs } from '../../sandbox/operation-inputs';
import { start, type Started } from '../../sandbox/started-sandbox';
import { operationsOf } from './validated';

interface Exchange {
  readonly request: HttpRequest;
  readonly response: HttpResponse;
}

let started: Started;
let client: EightByEightClient;
const exchanges: Exchange[] = [];

beforeAll(async () => {
  started = await start({ settings: { rateLimits: false } });
  const ports = nodePorts();
  const { apiKey, url: baseUrl, subAccountIds, accountId } = started.sandbox;
  client = createClientOver(
    catalogue,
    {
      ...ports,
      http: async (request) => {
        const response = await ports.http(request);
        exchanges.push({ request, response });
        return response;
      },
    },
    { apiKey, baseUrl, subAccountIds, accountId },
  );
});
afterAll(() => started.close());

/** The errors that a third-party JSON Schema validator finds in a value. */
function faults(document: OpenApiDocument, schema: OpenApiSchema, value: unknown): unknown {
  const ajv = addFormats(
    new Ajv({ strict: false, allErrors: true, formats: { binary: true, password: true } }),
  );
  const validate = ajv.compile({ ...schema, components: document.components });
  return validate(value) ? [] : validate.errors;
}

const json = (content: Content | undefined): OpenApiSchema | undefined =>
  content?.['application/json']?.schema;

/** The path parameters in a URL, or `undefined` if the path does not match. */
function fieldsIn(path: string, pathname: string): Readonly<Record<string, string>> | undefined {
  const expression = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => `(?<${name}>.+)`);
  return new RegExp(`/[a-z]+${expression}$`).exec(pathname)?.groups ?? (path.includes('{') ? undefined : {});
}

const isMadeTo = (path: string, method: string, request: HttpRequest): boolean =>
  request.method.toLowerCase() === method && fieldsIn(path, new URL(request.url).pathname) !== undefined;

const isJson = (response: HttpResponse): boolean =>
  response.body !== '' && (response.headers['content-type'] ?? '').includes('json');

describe.each([
  ['whole', false],
  ['flat', true],
])('a document, %s', (_, flat) => {
  it.each(entriesOf(catalogue).map(({ id }) => id))(
    'describes the request and the response of %s',
    async (id) => {
      const document = openApiDocument(catalogue, { operations: [id], flat });
      const input = await operationInputs[id]?.(started);
      exchanges.length = 0;

      await client.call(id, input);

      const { path, method, operation } = present(operationsOf(document)[0]);
      // The client can request a token before, and download a file after.
      const { request, response } = present(
        exchanges.findLast(({ request }) => isMadeTo(path, method, request)),
      );
      const { pathname, searchParams } = new URL(request.url);
      expect(request.method.toLowerCase()).toBe(method);
      const given = { ...fieldsIn(path, pathname), ...Object.fromEntries(searchParams) };
      const parameters = operation.parameters ?? [];
      expect(Object.keys(given).filter((name) => !parameters.some((each) => each.name === name))).toEqual([]);
      expect(parameters.filter(({ name, required }) => required && !(name in given))).toEqual([]);
      for (const { name, schema } of parameters)
        if (schema.type === 'string' && given[name] !== undefined)
          expect(faults(document, schema, decodeURIComponent(given[name]))).toEqual([]);

      expect(request.body !== undefined).toBe(operation.requestBody !== undefined);
      const body = json(operation.requestBody?.content);
      if (body && typeof request.body === 'string')
        expect(faults(document, body, JSON.parse(request.body))).toEqual([]);

      const answer = present(operation.responses[response.status]);
      const output = json(answer.content);
      if (output && isJson(response)) expect(faults(document, output, JSON.parse(response.body))).toEqual([]);
    },
  );
});

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('it is not there');
  return value;
}
