import { isObject, listAt, objectAt, type JsonObject, OpenApiDocument } from './openapi-document';
import { readSchema, type TheirSchema } from './openapi-schema';

export interface TheirParameter {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly schema: TheirSchema;
}

/** One operation as 8x8's file has it. */
export interface TheirOperation {
  readonly method: string;
  readonly path: string;
  readonly servers: readonly string[];
  readonly parameters: readonly TheirParameter[];
  readonly body: TheirSchema | undefined;
  /** The bodies that the file shows as examples, by name. */
  readonly samples: ReadonlyMap<string, unknown>;
  /** Status codes of success, each with the schema of what comes back, if any is given. */
  readonly successes: ReadonlyMap<number, TheirSchema | undefined>;
  /** Status codes of failure. */
  readonly errors: readonly number[];
}

const methods = ['get', 'post', 'put', 'patch', 'delete'];

/** Every operation ID of a file. */
export function operationIds(file: string): string[] {
  return operationsOf(OpenApiDocument.load(file)).map(({ operation }) => String(operation['operationId']));
}

/** The operation with this ID, or `undefined`. */
export function readOperation(file: string, operationId: string): TheirOperation | undefined {
  const document = OpenApiDocument.load(file);
  const found = operationsOf(document).find(({ operation }) => operation['operationId'] === operationId);
  if (!found) return undefined;
  const { method, path, item, operation } = found;
  const servers = [operation, item, document.root]
    .map((level) => listAt(level, 'servers'))
    .find((list) => list.length);
  const body = document.resolve(operation['requestBody']);
  return {
    method: method.toUpperCase(),
    path,
    servers: (servers ?? []).map((server) => String(isObject(server) ? server['url'] : server)),
    parameters: readParameters(document, [...listAt(item, 'parameters'), ...listAt(operation, 'parameters')]),
    body: jsonSchemaOf(document, body),
    samples: readSamples(document, body),
    successes: new Map(
      Object.entries(objectAt(operation, 'responses'))
        .filter(([status]) => /^[23]\d\d$/.test(status))
        .map(([status, response]) => [Number(status), jsonSchemaOf(document, document.resolve(response))]),
    ),
    errors: Object.keys(objectAt(operation, 'responses'))
      .filter((status) => /^[45]\d\d$/.test(status))
      .map(Number),
  };
}

function operationsOf(document: OpenApiDocument) {
  return Object.entries(objectAt(document.root, 'paths')).flatMap(([path, item]) =>
    Object.entries(isObject(item) ? item : {}).flatMap(([method, operation]) =>
      methods.includes(method) && isObject(operation) && isObject(item)
        ? [{ path, item, method, operation }]
        : [],
    ),
  );
}

/** Some operations declare a parameter twice, for the path and for themselves; the latter holds. */
function readParameters(document: OpenApiDocument, list: readonly unknown[]): TheirParameter[] {
  const parameters = list.map((value) => {
    const parameter = document.resolve(value);
    return {
      name: String(parameter['name']),
      in: String(parameter['in']),
      required: parameter['required'] === true,
      schema: readSchema(document, parameter['schema']),
    };
  });
  return [
    ...new Map(parameters.map((parameter) => [`${parameter.in} ${parameter.name}`, parameter])).values(),
  ];
}

/** The schema of a body. Media types such as `Single-SubAccount` hold further examples, not further schemas. */
function jsonSchemaOf(document: OpenApiDocument, body: JsonObject): TheirSchema | undefined {
  const content = objectAt(body, 'content');
  const media = objectAt(content, 'application/json' in content ? 'application/json' : 'multipart/form-data');
  return media['schema'] === undefined ? undefined : readSchema(document, media['schema']);
}

function readSamples(document: OpenApiDocument, body: JsonObject): Map<string, unknown> {
  const media = objectAt(objectAt(body, 'content'), 'application/json');
  const named = Object.entries(objectAt(media, 'examples')).map(
    ([name, example]) => [name, document.resolve(example)['value']] as const,
  );
  const unnamed = [
    media['example'],
    objectAt(body, 'x-examples')['application/json'],
    document.resolve(media['schema'])['example'],
  ]
    .filter((value) => value !== undefined)
    .map((value, index) => [`example ${index + 1}`, value] as const);
  return new Map([...named, ...unnamed]);
}
