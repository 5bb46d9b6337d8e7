import { productsOf, type ObjectSchema, type Schema } from 'cpaas-8x8';

import { isObject, type JsonObject } from '../../engine/json';
import type { Route } from './routes';

/** The parts of a request. */
export interface RequestParts {
  readonly pathParameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The parsed body, or `undefined` without one. */
  readonly body: unknown;
}

/**
 * Gathers the input of an operation from the path, the query and the body of a request. The client spreads it over
 * these parts.
 */
export function buildInput(
  { entry, product }: Route,
  { pathParameters, query, body }: RequestParts,
): JsonObject {
  const { operation, api } = entry;
  const input: Record<string, unknown> = {};
  if (operation.body !== undefined) {
    if (body !== undefined) input[operation.body] = body;
  } else if (isObject(body)) {
    Object.assign(input, operation.multipart ? parseFormFields(body, operation.input) : body);
  }
  for (const name of operation.query ?? []) {
    const text = query.get(name);
    if (text !== null) input[name] = parseValue(text, operation.input.properties[name]);
  }
  if (productsOf(api).length > 1) input['product'] = product;
  for (const [name, text] of Object.entries(pathParameters)) {
    input[name] = parseValue(text, operation.input.properties[name]);
  }
  return input;
}

/** Form fields arrive as text. */
function parseFormFields(body: JsonObject, { properties }: ObjectSchema): JsonObject {
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [
      name,
      typeof value === 'string' ? parseValue(value, properties[name]) : value,
    ]),
  );
}

function parseValue(text: string, schema: Schema | undefined): unknown {
  switch (schema?.type) {
    case 'integer':
    case 'number':
      return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text;
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : text;
    case 'array':
      return text.split(',');
    default:
      return text;
  }
}
