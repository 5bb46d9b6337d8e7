import type { SchemaFacts } from '../../reference/facts';
import { isObject, listAt, objectAt } from '../../reference/json';

/** The keywords of 8x8's schemas that are compared, with `allOf` merged. */
export interface TheirSchema {
  readonly type: string | undefined;
  readonly properties: Readonly<Record<string, SchemaFacts>>;
  readonly required: readonly string[];
  readonly items: SchemaFacts | undefined;
  readonly enum: readonly string[] | undefined;
  /** Whether other fields are explicitly allowed. */
  readonly freeForm: boolean;
}

const strings = (values: readonly unknown[]): string[] => values.filter((value) => typeof value === 'string');

/** Reads a schema of 8x8's OpenAPI files in a form that can be compared with ours. */
export function readSchema(schema: SchemaFacts): TheirSchema {
  const parts = listAt(schema, 'allOf').filter(isObject).map(readSchema);
  const properties = [...parts.map((part) => part.properties), objectAt(schema, 'properties')];
  const type = schema['type'] ?? parts.find((part) => part.type)?.type;
  const items = schema['items'];
  return {
    type: typeof type === 'string' ? type : undefined,
    properties: Object.assign({}, ...properties) as TheirSchema['properties'],
    required: [...parts.flatMap((part) => part.required), ...strings(listAt(schema, 'required'))],
    items: isObject(items) ? items : undefined,
    enum: Array.isArray(schema['enum']) ? strings(schema['enum']) : undefined,
    freeForm: schema['additionalProperties'] === true || isObject(schema['additionalProperties']),
  };
}
