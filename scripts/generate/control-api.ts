import type { ControlRoute } from '../../sandbox/src/control/route';
import type { ControlTypes, JsonSchema } from './control-types';
import { withRules } from './with-rules';

type JsonObject = Readonly<Record<string, unknown>>;

/**
 * The OpenAPI 3.1 document of the sandbox's control API. Types and comments come from TypeScript, rules from the
 * schemas with which the sandbox validates.
 */
export function controlApiDocument(
  routes: readonly ControlRoute[],
  types: ControlTypes,
  version: string,
): JsonObject {
  const paths: Record<string, Record<string, JsonObject>> = {};
  for (const route of routes) {
    const path = route.path.replace(':id', '{id}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: writeOperation(route, types) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: '8x8 sandbox control API',
      version,
      summary: 'Act as a customer, an operator or 8x8 in a sandbox',
      description:
        'Errors have the field `error`, which names what is wrong. An optional field of a body can be `null`: it counts as absent, or sets back what a PATCH changes. A control key is required if the sandbox was started with one.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/_sandbox', description: 'Below the address of the sandbox' }],
    security: [{}, { controlKey: [] }],
    paths,
    components: {
      schemas: usedComponents(paths, { ...types.components, ControlError: errorSchema }),
      securitySchemes: {
        controlKey: { type: 'http', scheme: 'bearer', description: 'The key that the sandbox printed' },
      },
    },
  };
}

const errorSchema: JsonSchema = {
  type: 'object',
  description: 'Why the control API refused a request',
  properties: { error: { type: 'string', description: 'What is wrong, and what to do' } },
  required: ['error'],
  additionalProperties: false,
};

function writeOperation(route: ControlRoute, types: ControlTypes): JsonObject {
  const { operationId, summary, note, path } = route;
  const { query, body, response } = types.operations[operationId] ?? {};
  const parameters = [
    ...(path.includes(':id') ? [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }] : []),
    ...(query && route.query
      ? writeParameters(
          withRules(withoutReferences(query, types), route.query, operationId, types.components),
        )
      : []),
  ];
  const requestBody = body
    ? json(route.body ? withRules(body, route.body, operationId, types.components) : body)
    : route.method === 'PUT' && route.mediaType !== undefined
      ? { [route.mediaType]: { schema: { type: 'string' } } }
      : undefined;
  return {
    operationId,
    summary: withoutLinks(summary),
    ...(note === undefined ? {} : { description: withoutLinks(note) }),
    ...(parameters.length ? { parameters } : {}),
    ...(requestBody ? { requestBody: { required: true, content: requestBody } } : {}),
    responses: writeResponses(route, response),
  };
}

function writeResponses(route: ControlRoute, response: JsonSchema | undefined): JsonObject {
  const { mediaType, method, failure } = route;
  const error = (description: string): JsonObject => ({
    description,
    content: json({ $ref: '#/components/schemas/ControlError' }),
  });
  const success =
    mediaType !== undefined && method === 'GET'
      ? { 200: { description: 'OK', content: { [mediaType]: { schema: mediaSchema(mediaType) } } } }
      : response
        ? {
            200: { description: 'OK', content: json(response) },
            // An unknown type: it depends on the input whether something is returned.
            ...(Object.keys(response).length === 0 ? { 204: { description: 'Done' } } : {}),
          }
        : { 204: { description: 'Done' } };
  return {
    ...success,
    400: error('The request is not valid'),
    401: error('The control key is missing or wrong'),
    403: error('The request comes from another site'),
    ...(failure === 404 ? { 404: error('It does not exist') } : {}),
    ...(failure === 408 ? { 408: error('The time is over') } : {}),
    ...(route.isReadOnly
      ? {}
      : { 503: { description: 'The change cannot be saved: the reason is in `error` or `message`' } }),
  };
}

const mediaSchema = (mediaType: string): JsonSchema => ({
  type: mediaType === 'application/json' ? 'object' : 'string',
});

const json = (schema: JsonSchema): JsonObject => ({ 'application/json': { schema } });

function writeParameters({ properties = {}, required = [] }: JsonSchema): readonly JsonObject[] {
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    ...(description === undefined ? {} : { description }),
    schema,
  }));
}

/** The fields of a type, also if it is a reference or has the fields of several types. */
function withoutReferences(schema: JsonSchema, types: ControlTypes): JsonSchema {
  if (schema.$ref !== undefined)
    return withoutReferences(types.components[schema.$ref.replace('#/components/schemas/', '')] ?? {}, types);
  return schema;
}

/** Links between pages of the documentation make no sense elsewhere. */
const withoutLinks = (text: string): string => text.replace(/\[([^\]]+)\]\([^)]+\)/g, '$1');

/** The components that the document refers to, directly or by other components. */
function usedComponents(document: unknown, components: Readonly<Record<string, JsonSchema>>): JsonObject {
  const used = new Set<string>();
  const visit = (text: string): void => {
    for (const [, name = ''] of text.matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
      if (used.has(name)) continue;
      used.add(name);
      visit(JSON.stringify(components[name]));
    }
  };
  visit(JSON.stringify(document));
  return Object.fromEntries([...used].sort().map((name) => [name, components[name]]));
}
