import type { Type } from '@nestjs/common';
import type { ArraySchema, ObjectSchema, Schema } from 'cpaas-8x8';
import { Transform, Type as TypeOf } from 'class-transformer';
import { FieldRule, type Look, type Seen, NestedObjects } from './field-rules';
import { fromText } from './coerce-param';
import { openApiProperty } from './open-api-property';

interface Making {
  /** Of the class, as `@nestjs/swagger` shows it. */
  readonly name: string;
  /** Which fields may come as texts, from a query or a path. */
  readonly texts: 'all' | readonly string[];
  /** What is demanded of the whole beyond its schema. */
  readonly look?: Look | undefined;
  /** Whether it stands within another: then that one tells what is wrong with it as a whole. */
  readonly nested?: true;
}

/** The class of an object: its fields with their rules, and classes of its own for the objects in it. */
export function dtoClass(schema: ObjectSchema, making: Making): Type {
  class Dto {
    [field: string]: unknown;
  }
  Object.defineProperty(Dto, 'name', { value: making.name });
  const fields = Object.entries(schema.properties).map(([name, field]) => {
    const inner = innerClass(field, `${making.name}${name.charAt(0).toUpperCase()}${name.slice(1)}`);
    return { name, field, inner };
  });
  // Where `@nestjs/swagger` looks for what its compiler plugin writes: so it need not be installed.
  Object.defineProperty(Dto, '_OPENAPI_METADATA_FACTORY', {
    configurable: true,
    writable: true,
    value: () =>
      Object.fromEntries(
        fields.map(({ name, field, inner }) => [
          name,
          openApiProperty(field, (schema.required ?? []).includes(name), inner),
        ]),
      ),
  });
  for (const { name, field, inner } of fields) decorate(Dto, schema, making, name, field, inner);
  return Dto;
}

function decorate(
  dto: Type,
  schema: ObjectSchema,
  { texts, look, nested }: Making,
  name: string,
  field: Schema,
  inner: (() => Type) | undefined,
): void {
  const seen: Seen = {};
  const prototype: object = dto.prototype as object;
  Reflect.defineMetadata('design:type', builtIn(field), prototype, name);
  FieldRule({ schema, name, nested: nested ?? false, hasClass: inner !== undefined, look, seen })(
    prototype,
    name,
  );
  if (inner) {
    TypeOf(inner)(prototype, name);
    NestedObjects(field, name, seen)(prototype, name);
  } else if (texts === 'all' || texts.includes(name)) {
    Transform(({ value }: { readonly value: unknown }) => fromText(field, value))(prototype, name);
  }
}

/** A class for an object that has fields of its own. Kinds told apart by a field, and free-form ones, have none. */
function innerClass(field: Schema, name: string): (() => Type) | undefined {
  const schema = isList(field) ? field.items : field;
  if (
    field.nullable ||
    schema.type !== 'object' ||
    schema.additionalProperties ||
    !Object.keys(schema.properties).length
  ) {
    return undefined;
  }
  let made: Type | undefined;
  return () => (made ??= dtoClass(schema, { name, texts: [], nested: true }));
}

const isList = (field: Schema): field is ArraySchema => field.type === 'array';

function builtIn({ type }: Schema): unknown {
  switch (type) {
    case 'string':
      return String;
    case 'number':
    case 'integer':
      return Number;
    case 'boolean':
      return Boolean;
    case 'array':
      return Array;
    default:
      return Object;
  }
}
