import { createGenerator } from 'ts-json-schema-generator';

/** A JSON Schema 2020-12, as far as it is used here. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
}

/** The types of one operation. */
interface OperationSchemas {
  readonly query?: JsonSchema;
  readonly body?: JsonSchema;
  readonly response?: JsonSchema;
}

/** The types of all operations by operation ID, and the types that they refer to by name. */
export interface ControlTypes {
  readonly operations: Readonly<Record<string, OperationSchemas>>;
  readonly components: Readonly<Record<string, JsonSchema>>;
}

type Definitions = Readonly<Record<string, JsonSchema>>;

/** Reads the types of the control API and their comments from the sources. */
export function readControlTypes(): ControlTypes {
  const root = createGenerator({
    path: 'sandbox/src/control/control-routes.ts',
    tsconfig: 'tsconfig.check.json',
    type: 'ControlOperations',
    skipTypeCheck: true,
    topRef: false,
  }).createSchema('ControlOperations') as JsonSchema & { readonly definitions?: Definitions };
  const { definitions = {} } = root;
  const rewritten = (schema: JsonSchema): JsonSchema => rewrite(schema, definitions) as JsonSchema;
  const operations = Object.entries(root.properties ?? {}).map(([id, { properties = {} }]) => [
    id,
    Object.fromEntries(Object.entries(properties).map(([part, schema]) => [part, rewritten(schema)])),
  ]);
  const named = Object.keys(definitions).filter(isComponentName).sort();
  return {
    operations: Object.fromEntries(operations) as ControlTypes['operations'],
    components: Object.fromEntries(named.map((name) => [name, rewritten(definitions[name] ?? {})])),
  };
}

/** The names that OpenAPI allows. Types with type parameters have others. */
const isComponentName = (name: string): boolean => /^\w+$/.test(name);

/** Points references to the components of an OpenAPI document, and replaces references to types without a simple name. */
function rewrite(value: unknown, definitions: Definitions): unknown {
  if (Array.isArray(value)) return value.map((each) => rewrite(each, definitions));
  if (typeof value !== 'object' || value === null) return value;
  const { $ref, ...others } = value as JsonSchema;
  const rest = Object.fromEntries(
    Object.entries(others).map(([name, each]) => [name, rewrite(each, definitions)]),
  );
  if ($ref === undefined) return rest;
  const name = decodeURIComponent($ref.replace('#/definitions/', ''));
  if (isComponentName(name)) return { $ref: `#/components/schemas/${name}`, ...rest };
  // The description of the field says more than that of the type.
  const { description: _, ...inlined } = inline(name, definitions);
  return { ...inlined, ...rest };
}

function inline(name: string, definitions: Definitions): JsonSchema {
  const found = definitions[name];
  if (!found) throw new Error(`The type ${name} is not defined`);
  // A string with known values: others are allowed.
  if (name.startsWith('Open<')) return { type: 'string' };
  // An input of the 8x8 API, which `openApiDocument` describes.
  if (name.startsWith('Received<')) return { type: 'object' };
  return rewrite(found, definitions) as JsonSchema;
}
