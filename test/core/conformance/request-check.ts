import { Ajv, type Options, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import type { CatalogueEntry } from '../../../core/src/catalogue';
import type { HttpRequest } from '../../../core/src/transport/http-port';
import { parseBody } from '../../../sandbox/src/server/request-body';
import { operationFacts, type ParameterFacts, type SchemaFacts } from '../../reference/facts';
import { isObject } from '../../reference/json';

const ajv = withFormats({ strict: false, allErrors: true, coerceTypes: false });
// Parameters are texts in a URL, so numbers and lists are converted.
const ofText = withFormats({ strict: false, allErrors: true, coerceTypes: 'array' });

function withFormats(options: Options): Ajv {
  // A format of 8x8 that is not standard
  const made = new Ajv({ ...options, formats: { phone: true } });
  addFormats(made);
  return made;
}

/**
 * Checks a request of the client against 8x8's OpenAPI file. Returns one line for each error:
 * `contacts.search query.limit: must be <= 500`.
 */
export async function objections(entry: CatalogueEntry, request: HttpRequest): Promise<string[]> {
  const { file, operationId } = entry.operation.openApi;
  const theirs = operationFacts(file)[operationId];
  if (!theirs) return [`${entry.id}: ${operationId} is not in ${file}`];
  const { pathname, searchParams } = new URL(request.url);
  const lines: string[] = [];
  const note = (where: string, what: string): unknown => lines.push(`${entry.id} ${where}: ${what}`);

  if (request.method !== theirs.method) note('method', request.method);
  // With a base URL, the first segment is the product.
  const inPath = valuesIn(theirs.path, pathname.replace(/^\/[^/]+/, ''));
  if (!inPath) note('path', pathname);
  const places: Readonly<Record<string, ReadonlyMap<string, string>>> = {
    path: new Map(Object.entries(inPath ?? {})),
    query: new Map(searchParams),
    header: new Map(Object.entries(request.headers)),
  };
  for (const parameter of theirs.parameters) {
    checkParameter(parameter, places[parameter.in]?.get(nameIn(parameter)), note);
  }
  const known = theirs.parameters.filter((each) => each.in === 'query').map(({ name }) => name);
  for (const name of searchParams.keys()) if (!known.includes(name)) note(`query.${name}`, 'is not known');

  const body = await bodyOf(request);
  if (theirs.body && body !== undefined) {
    const check = compiled(theirs.body, ajv);
    if (!check(withoutFiles(body))) {
      for (const { instancePath, message = '' } of check.errors ?? []) {
        note(`body${instancePath.replaceAll('/', '.').replace(/\.\d+/g, '[]')}`, message);
      }
    }
  } else if (theirs.body === undefined && body !== undefined) note('body', 'is not wanted');
  return lines;
}

const nameIn = ({ name, in: place }: ParameterFacts): string =>
  place === 'header' ? name.toLowerCase() : name;

function checkParameter(
  { name, in: place, required, schema }: ParameterFacts,
  value: string | undefined,
  note: (where: string, what: string) => unknown,
): void {
  if (value === undefined) {
    if (required) note(`${place}.${name}`, 'is required');
    return;
  }
  const list = schema['type'] === 'array' ? value.split(',') : value;
  const check = compiled({ type: 'object', properties: { value: schema } }, ofText);
  if (!check({ value: list })) {
    for (const { message = '' } of check.errors ?? []) note(`${place}.${name}`, message);
  }
}

/** The parameters in a path, or `undefined` if the path does not match. The last can contain slashes. */
function valuesIn(template: string, path: string): Record<string, string> | undefined {
  const names = [...template.matchAll(/\{(\w[\w-]*)\}/g)].map(([, name = '']) => name);
  const pattern = template.replace(/\{\w[\w-]*\}/g, (_, at: number) =>
    template.slice(at).startsWith('{link}') ? '(.+)' : '([^/]+)',
  );
  const match = new RegExp(`^${pattern}$`).exec(path);
  if (!match) return undefined;
  return Object.fromEntries(names.map((name, index) => [name, decodeURIComponent(match[index + 1] ?? '')]));
}

async function bodyOf({ body, headers }: HttpRequest): Promise<unknown> {
  return body === undefined ? undefined : parseBody(Buffer.from(body), headers['content-type']);
}

/** 8x8's OpenAPI files describe an uploaded file as an object without fields. */
function withoutFiles(body: unknown): unknown {
  if (!isObject(body)) return body;
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [
      name,
      isObject(value) && Buffer.isBuffer(value['content']) ? {} : value,
    ]),
  );
}

const validators = new WeakMap<object, ValidateFunction>();

function compiled(schema: SchemaFacts, compiler: Ajv): ValidateFunction {
  const known = validators.get(schema);
  if (known) return known;
  const made = compiler.compile(schema);
  validators.set(schema, made);
  return made;
}
