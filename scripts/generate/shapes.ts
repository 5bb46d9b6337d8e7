import { strictSchema } from '../../core/src/catalogue/automation/expressible';
import type { ObjectSchema, Schema, StringSchema } from '../../core/src/schema/json-schema';
import { constraintsOf, fieldDoc } from './field-doc';
import { sentence, tsDoc } from './tsdoc';

type Side = 'Input' | 'Output' | 'Payload';

/** Where an object stands: the API, its operation or event, the side, and the fields that lead to it. */
export type Path = readonly [group: string, name: string, side: Side, ...fields: string[]];

interface Shape {
  readonly schema: ObjectSchema;
  readonly paths: [Path, ...Path[]];
}

export const pascal = (text: string): string =>
  text.replace(/(?:^|[^A-Za-z0-9]+)([A-Za-z0-9]?)/g, (_, letter: string) => letter.toUpperCase());

/** Names every object of inputs, outputs and events, and writes it as an interface. Equal objects share one. */
export class Shapes {
  readonly #shapes = new Map<string, Shape>();
  readonly #names = new Map<string, string>();

  /** Adds the objects in a schema. The whole may have a name of its own. */
  add(given: Schema, path: Path, name?: string): void {
    const schema = strictSchema(given);
    if (schema.type === 'array') this.add(schema.items, entryPath(path));
    if (schema.type === undefined && schema.discriminator) {
      const { propertyName } = schema.discriminator;
      for (const kind of schema.anyOf) {
        this.add(kind, [...path, (kind.properties[propertyName] as StringSchema).const ?? '']);
      }
    }
    if (schema.type !== 'object') return;
    const key = keyOf(schema, isInput(path));
    const known = this.#shapes.get(key);
    if (known) known.paths.push(path);
    if (known || !hasFields(schema)) return;
    this.#shapes.set(key, { schema, paths: [path] });
    if (name) this.#names.set(key, name);
    for (const [field, inner] of Object.entries(schema.properties)) this.add(inner, [...path, field]);
  }

  /** Names what was added, and returns the interfaces. */
  interfaces(): { readonly name: string; readonly path: Path; readonly text: string }[] {
    for (const [key, { paths }] of this.#shapes) {
      const taken = new Set(this.#names.values());
      if (!this.#names.has(key))
        this.#names.set(key, candidates(paths).find((name) => !taken.has(name)) ?? key);
    }
    return [...this.#shapes].map(
      ([
        key,
        {
          schema,
          paths: [path],
        },
      ]) => {
        const name = this.#names.get(key) ?? '';
        return { name, path, text: this.#interfaceOf(name, schema, path) };
      },
    );
  }

  /** The TypeScript type of a schema. */
  typeOf(given: Schema, isInput: boolean): string {
    const schema = strictSchema(given);
    const type = this.#valueType(schema, isInput);
    return schema.nullable && type !== 'unknown' ? `${type} | null` : type;
  }

  #valueType(schema: Schema, isInput: boolean): string {
    switch (schema.type) {
      case 'string':
        return stringType(schema, isInput);
      case 'integer':
        return 'number';
      case 'number':
      case 'boolean':
        return schema.type;
      case 'array':
        return `${isInput ? 'readonly ' : ''}(${this.typeOf(schema.items, isInput)})[]`;
      case 'object':
        if (hasFields(schema)) return this.#names.get(keyOf(schema, isInput)) ?? 'unknown';
        return `{ [name: string]: ${this.typeOf(schema.additionalProperties ?? {}, isInput)} }`;
      default:
        return schema.discriminator
          ? schema.anyOf.map((kind) => this.typeOf(kind, isInput)).join(' | ')
          : 'unknown';
    }
  }

  #interfaceOf(name: string, schema: ObjectSchema, path: Path): string {
    const direction = isInput(path);
    const fields = Object.entries(schema.properties).map(([field, inner]) => {
      const isNeeded = schema.required?.includes(field) && !(direction && inner.default !== undefined);
      const type = this.typeOf(inner, direction);
      const optional = type === 'unknown' ? '?: unknown' : `?: ${type} | undefined`;
      const doc = fieldDoc(strictSchema(inner), direction);
      return `${doc}${JSON.stringify(field)}${isNeeded ? `: ${type}` : optional};\n`;
    });
    const others = schema.additionalProperties ? '[name: string]: unknown;\n' : '';
    const doc = tsDoc([shapeText(schema, path), constraintsOf(schema)]);
    return `${doc}export interface ${name} {\n${fields.join('')}${others}}\n`;
  }
}

const isInput = ([, , side]: Path): boolean => side === 'Input';
const keyOf = (schema: Schema, isInput: boolean): string => `${isInput}${JSON.stringify(schema)}`;
const hasFields = ({ properties }: ObjectSchema): boolean => Object.keys(properties).length > 0;

function stringType({ const: value, enum: known, format }: StringSchema, isInput: boolean): string {
  if (value !== undefined) return JSON.stringify(value);
  if (known) return `Open<${known.map((each) => JSON.stringify(each)).join(' | ')}>`;
  if (format === 'binary') return isInput ? 'FileInput' : 'FileOutput';
  const isMoment = format === 'date-time' || format === 'schedule' || format === 'future';
  return isMoment && isInput ? 'string | Date' : 'string';
}

function shapeText(
  { title, description = title }: ObjectSchema,
  [group, name, side, ...fields]: Path,
): string {
  const verb = side === 'Input' ? 'takes' : 'returns';
  const whole =
    side === 'Payload' ? `the event \`${group}.${name}\`` : `what \`client.${group}.${name}\` ${verb}`;
  if (fields.length === 0)
    return sentence(description ?? (side === 'Payload' ? `what 8x8 sends for ${whole}` : whole));
  return `${description ? `${sentence(description)} ` : ''}Part of ${whole}.`;
}

/** An entry of `messages` is a `message`; an entry of a bare list is a `row`. */
function entryPath([group, name, side, ...fields]: Path): Path {
  const list = fields.pop();
  const entry = list
    ?.replace(/ies$/, 'y')
    .replace(/(ss|us|x|ch)es$/, '$1')
    .replace(/(?<![su])s$/, '');
  return [group, name, side, ...fields, entry ?? 'row'];
}

/** Too general to be a name without what is around it. */
const general = new Set(['Item', 'Row', 'List', 'Value', 'Data']);

/** Names for a shape, the shortest first: with its operation if only that has it, else with its API alone. */
function candidates(paths: readonly [Path, ...Path[]]): string[] {
  const [[group, name, side, ...fields]] = paths;
  const operation = `${pascal(group)}${pascal(name)}`;
  if (fields.length === 0) return [`${operation}${side}`, `${operation}${side}2`];
  const isOwn = paths.every((path) => path[0] === group && path[1] === name);
  const root = isOwn ? operation : pascal(group);
  const tails = fields.map((_, index) =>
    fields
      .slice(-1 - index)
      .map(pascal)
      .join(''),
  );
  const whole = `${operation}${side}${fields.map(pascal).join('')}`;
  return [
    ...tails
      .filter((tail) => !general.has(tail))
      .flatMap((tail) => [...(side === 'Input' || !isOwn ? [root + tail] : []), root + side + tail]),
    whole,
    ...[2, 3, 4, 5, 6].map((number) => `${whole}${number}`),
  ];
}
