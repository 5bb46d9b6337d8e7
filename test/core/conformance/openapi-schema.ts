import { isObject, listAt, objectAt, type JsonObject, type OpenApiDocument } from './openapi-document';

/** The keywords of 8x8's schemas that are compared, references followed and `allOf` merged. */
export interface TheirSchema {
  readonly type: string | undefined;
  readonly properties: Readonly<Record<string, TheirSchema>>;
  readonly required: readonly string[];
  readonly items: TheirSchema | undefined;
  readonly enum: readonly string[] | undefined;
  /** Any further field is allowed, and said to be. */
  readonly freeForm: boolean;
  /** The remaining keywords, as they are written. */
  readonly keywords: JsonObject;
}

const strings = (values: readonly unknown[]): string[] => values.filter((value) => typeof value === 'string');

export function readSchema(document: OpenApiDocument, value: unknown): TheirSchema {
  const schema = document.resolve(value);
  const parts = listAt(schema, 'allOf').map((part) => readSchema(document, part));
  const own = Object.entries(objectAt(schema, 'properties')).map(
    ([name, property]) => [name, readSchema(document, property)] as const,
  );
  const properties = Object.fromEntries([
    ...parts.flatMap((part) => Object.entries(part.properties)),
    ...own,
  ]);
  const type = schema['type'] ?? parts.find((part) => part.type)?.type;
  return {
    type: typeof type === 'string' ? type : undefined,
    properties,
    required: [...parts.flatMap((part) => part.required), ...strings(listAt(schema, 'required'))],
    items: schema['items'] === undefined ? undefined : readSchema(document, schema['items']),
    enum: Array.isArray(schema['enum']) ? strings(schema['enum']) : undefined,
    freeForm: schema['additionalProperties'] === true || isObject(schema['additionalProperties']),
    keywords: schema,
  };
}
