import type { OperationFacts, ParameterFacts, SchemaFacts } from './facts';
import { isObject, listAt, objectAt, type JsonObject } from './json';
import type { OpenApiDocument } from './openapi-document';
import { ownValues } from './own-values';

const methods = ['get', 'post', 'put', 'patch', 'delete'];

/**
 * Reads the operations of an OpenAPI file by operation ID, without texts and without the values of examples.
 * `update.ts` writes the result to the JSON files in this folder.
 */
export function readOperations(document: OpenApiDocument): Record<string, OperationFacts> {
  const operations = Object.entries(objectAt(document.root, 'paths')).flatMap(([path, item]) =>
    Object.entries(isObject(item) ? item : {}).flatMap(([method, operation]) =>
      methods.includes(method) && isObject(operation) && isObject(item)
        ? [
            [
              String(operation['operationId']),
              readOperation(document, path, item, method, operation),
            ] as const,
          ]
        : [],
    ),
  );
  return Object.fromEntries(operations);
}

function readOperation(
  document: OpenApiDocument,
  path: string,
  item: JsonObject,
  method: string,
  operation: JsonObject,
): OperationFacts {
  const servers = [operation, item, document.root]
    .map((level) => listAt(level, 'servers'))
    .find((list) => list.length);
  const requestBody = document.resolve(operation['requestBody']);
  const body = readBody(document, requestBody);
  const samples = readSamples(document, requestBody);
  const responses = Object.entries(objectAt(operation, 'responses'));
  return {
    method: method.toUpperCase(),
    path,
    servers: (servers ?? []).map((server) => String(isObject(server) ? server['url'] : server)),
    parameters: readParameters(document, [...listAt(item, 'parameters'), ...listAt(operation, 'parameters')]),
    ...(body ? { body } : {}),
    ...(Object.keys(samples).length ? { samples } : {}),
    successes: Object.fromEntries(
      responses
        .filter(([status]) => /^[23]\d\d$/.test(status))
        .map(([status, response]) => [status, readBody(document, document.resolve(response)) ?? null]),
    ),
    errors: responses.map(([status]) => Number(status)).filter((status) => status >= 400),
  };
}

/** Some operations declare a parameter twice, for the path and for themselves. The latter counts. */
function readParameters(document: OpenApiDocument, list: readonly unknown[]): ParameterFacts[] {
  const parameters = list.map((value) => {
    const parameter = document.resolve(value);
    return {
      name: String(parameter['name']),
      in: String(parameter['in']),
      required: parameter['required'] === true,
      schema: readSchema(document, parameter['schema'], []),
    };
  });
  return [
    ...new Map(parameters.map((parameter) => [`${parameter.in} ${parameter.name}`, parameter])).values(),
  ];
}

/** The schema of a body. Media types such as `Single-SubAccount` hold further examples, not further schemas. */
function readBody(document: OpenApiDocument, body: JsonObject): SchemaFacts | undefined {
  const content = objectAt(body, 'content');
  const media = objectAt(content, 'application/json' in content ? 'application/json' : 'multipart/form-data');
  return media['schema'] === undefined ? undefined : readSchema(document, media['schema'], []);
}

/** The keywords that are kept as they are. */
const plainKeywords = [
  'type',
  'format',
  'enum',
  'pattern',
  'nullable',
  'required',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'minItems',
  'maxItems',
  'uniqueItems',
  'minProperties',
  'maxProperties',
];

const schemaKeywords = ['items', 'additionalProperties'];
const schemaListKeywords = ['allOf', 'anyOf', 'oneOf'];

/** A schema with its references resolved. A schema that contains itself is left open there. */
function readSchema(document: OpenApiDocument, value: unknown, parents: readonly JsonObject[]): SchemaFacts {
  const schema = document.resolve(value);
  if (parents.includes(schema)) return {};
  const read = (each: unknown): SchemaFacts => readSchema(document, each, [...parents, schema]);
  const facts: Record<string, unknown> = {};
  for (const [name, each] of Object.entries(schema)) {
    if (plainKeywords.includes(name)) facts[name] = each;
    else if (name === 'default') facts[name] = isObject(each) ? ownValues(each) : each;
    else if (schemaKeywords.includes(name)) facts[name] = isObject(each) ? read(each) : each;
    else if (schemaListKeywords.includes(name)) facts[name] = listAt(schema, name).map(read);
    else if (name === 'properties') {
      facts[name] = Object.fromEntries(
        Object.entries(objectAt(schema, name)).map(([field, property]) => [field, read(property)]),
      );
    }
  }
  return facts;
}

/** The bodies that the file shows as examples, by name, with our own values. A name that is prose is a number here. */
function readSamples(document: OpenApiDocument, body: JsonObject): Record<string, unknown> {
  const media = objectAt(objectAt(body, 'content'), 'application/json');
  const named = Object.entries(objectAt(media, 'examples')).map(
    ([name, example], index) =>
      [
        /^[\w-]+$/.test(name) ? name : `named example ${index + 1}`,
        document.resolve(example)['value'],
      ] as const,
  );
  const unnamed = [
    media['example'],
    objectAt(body, 'x-examples')['application/json'],
    document.resolve(media['schema'])['example'],
  ]
    .filter((value) => value !== undefined)
    .map((value, index) => [`example ${index + 1}`, value] as const);
  return Object.fromEntries([...named, ...unnamed].map(([name, value]) => [name, ownValues(value)]));
}
