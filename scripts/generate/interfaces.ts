import { strictSchemaOf } from '../../core/src/catalogue/automation/allow-expressions';
import type { ObjectSchema, Schema, StringSchema } from '../../core/src/validation/json-schema';
import { constraintsOf, fieldDoc } from './field-doc';
import { typeNames, entryPath, isInput, rootDescription, type Path } from './names';
import { sentence, tsDoc } from './tsdoc';

interface InterfaceShape {
  readonly schema: ObjectSchema;
  readonly paths: [Path, ...Path[]];
  name?: string | undefined;
}

/**
 * Collects all objects in inputs, outputs and events, and writes them as TypeScript interfaces for
 * `core/src/generated`. Equal objects share one interface.
 */
export class Interfaces {
  readonly #shapes = new Map<string, InterfaceShape>();

  /**
   * Adds the objects in a schema.
   *
   * @param name - The name of the outermost interface. By default, it is derived from the path.
   */
  add(given: Schema, path: Path, name?: string): void {
    const schema = strictSchemaOf(given);
    if (schema.type === 'array') this.add(schema.items, entryPath(path));
    if (schema.type === undefined && schema.discriminator) {
      for (const kind of schema.anyOf) {
        const { const: value = '' } = kind.properties[schema.discriminator.propertyName] as StringSchema;
        this.add(kind, [...path, value]);
      }
    }
    if (schema.type !== 'object' || !hasFields(schema)) return;
    const key = keyOf(schema, isInput(path));
    const known = this.#shapes.get(key);
    if (known) return void known.paths.push(path);
    this.#shapes.set(key, { schema, paths: [path], name });
    for (const [field, inner] of Object.entries(schema.properties)) this.add(inner, [...path, field]);
  }

  /** Names all objects, and writes them as interfaces. */
  declarations(): { readonly path: Path; readonly text: string }[] {
    const shapes = [...this.#shapes.values()];
    const taken = new Set<string | undefined>();
    for (const shape of shapes) {
      shape.name ??= typeNames(shape.paths).find((name) => !taken.has(name));
      taken.add(shape.name);
    }
    return shapes.map((shape) => ({ path: shape.paths[0], text: this.#interface(shape) }));
  }

  /** Writes the TypeScript type of a schema. */
  typeOf(given: Schema, isInput: boolean): string {
    const schema = strictSchemaOf(given);
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
        return hasFields(schema) ? this.#nameOf(schema, isInput) : this.#freeForm(schema, isInput);
      default:
        return schema.discriminator
          ? schema.anyOf.map((kind) => this.typeOf(kind, isInput)).join(' | ')
          : 'unknown';
    }
  }

  #nameOf(schema: ObjectSchema, isInput: boolean): string {
    const { name } = this.#shapes.get(keyOf(schema, isInput)) ?? {};
    if (!name) throw new Error(`An object has no name: ${JSON.stringify(schema)}`);
    return name;
  }

  #freeForm({ additionalProperties = {} }: ObjectSchema, isInput: boolean): string {
    return `{ [name: string]: ${this.typeOf(additionalProperties, isInput)} }`;
  }

  #interface({ name, schema, paths: [path] }: InterfaceShape): string {
    const { title, description = title, properties, required = [], additionalProperties } = schema;
    const fields = Object.entries(properties).map(([field, inner]) => {
      const doc = fieldDoc(strictSchemaOf(inner), isInput(path));
      const type = this.typeOf(inner, isInput(path));
      const hasDefault = isInput(path) && inner.default !== undefined;
      if (required.includes(field) && !hasDefault) return `${doc}'${field}': ${type};\n`;
      return `${doc}'${field}'?: ${type}${type === 'unknown' ? '' : ' | undefined'};\n`;
    });
    const others = additionalProperties
      ? `[name: string]: ${this.typeOf(additionalProperties, isInput(path))};\n`
      : '';
    const isWhole = path.length === 3;
    const text = isWhole ? (description ?? rootDescription(path)) : `Part of ${rootDescription(path)}`;
    const about = isWhole || !description ? '' : `${sentence(description)} `;
    const doc = tsDoc([about + sentence(text), constraintsOf(schema)]);
    return `${doc}export interface ${name} {\n${fields.join('')}${others}}\n`;
  }
}

const keyOf = (schema: Schema, isInput: boolean): string => `${isInput}${JSON.stringify(schema)}`;
const hasFields = ({ properties }: ObjectSchema): boolean => Object.keys(properties).length > 0;

function stringType({ const: value, enum: known, format }: StringSchema, isInput: boolean): string {
  if (value !== undefined) return `'${value}'`;
  if (known) return `Open<${known.map((each) => JSON.stringify(each)).join(' | ')}>`;
  if (format === 'binary') return isInput ? 'FileInput' : 'FileOutput';
  const isMoment = format === 'date-time' || format === 'schedule' || format === 'future';
  return isMoment && isInput ? 'string | Date' : 'string';
}
