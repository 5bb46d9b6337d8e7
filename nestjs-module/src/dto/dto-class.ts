import type { Type } from '@nestjs/common';
import { compileCleanNumbers, type ArraySchema, type ObjectSchema, type Schema } from 'cpaas-8x8';
import { Transform, Type as TypeOf, type TransformFnParams } from 'class-transformer';
import { coerceParam } from './coerce-param';
import {
  RefuseField,
  ValidateField,
  ValidateNestedObjects,
  type ListState,
  type ObjectCheck,
} from './field-rules';
import { openApiProperty } from './open-api-property';
import { selectFields } from './select-fields';

interface DtoClassOptions {
  /** The name of the class; `@nestjs/swagger` shows it. */
  readonly name: string;
  /** Fields that may arrive as strings, because they come from the query or the path. */
  readonly coercedFields: 'all' | readonly string[];
  /** Rules of the operation that its schema cannot express. */
  readonly checkOperation?: ObjectCheck | undefined;
  /** Fields of the schema that the class has, and no others; without it, all but those that `selectFields` reserves. */
  readonly pick?: readonly string[] | undefined;
  /** Whether the object is a field of another DTO. That DTO then reports issues of the object as a whole. */
  readonly nested?: true;
}

/**
 * Creates a class for an object schema, with the decorators that `ValidationPipe` and `@nestjs/swagger` read. Nested
 * objects get classes of their own.
 */
export function dtoClass(whole: ObjectSchema, options: DtoClassOptions): Type {
  const { schema, refused } = selectFields(whole, options.pick);
  class Dto {
    [field: string]: unknown;
  }
  Object.defineProperty(Dto, 'name', { value: options.name });
  const fields = Object.entries(schema.properties).map(([name, field]) => {
    const nestedClass = nestedDtoClass(
      field,
      `${options.name}${name.charAt(0).toUpperCase()}${name.slice(1)}`,
    );
    return { name, field, nestedClass };
  });
  // `@nestjs/swagger` reads this static method, which its compiler plugin usually writes. With it, the DTO needs no
  // decorator of `@nestjs/swagger`, so that package is optional.
  Object.defineProperty(Dto, '_OPENAPI_METADATA_FACTORY', {
    configurable: true,
    writable: true,
    value: () =>
      Object.fromEntries(
        fields.map(({ name, field, nestedClass }) => [
          name,
          openApiProperty(field, (schema.required ?? []).includes(name), nestedClass),
        ]),
      ),
  });
  for (const { name, field, nestedClass } of fields)
    addDecorators(Dto, schema, options, name, field, nestedClass);
  for (const name of refused) RefuseField(name)(Dto.prototype, name);
  return Dto;
}

function addDecorators(
  dto: Type,
  schema: ObjectSchema,
  { coercedFields, checkOperation, nested }: DtoClassOptions,
  name: string,
  field: Schema,
  nestedClass: (() => Type) | undefined,
): void {
  const listState: ListState = {};
  const prototype: object = dto.prototype as object;
  // Without a `design:type`, class-transformer converts nothing by itself: it would make `true` of the text "false".
  ValidateField({
    schema,
    name,
    nested: nested ?? false,
    hasClass: nestedClass !== undefined,
    checkOperation,
    listState,
  })(prototype, name);
  if (nestedClass) {
    TypeOf(nestedClass)(prototype, name);
    ValidateNestedObjects(field, name, listState)(prototype, name);
    // `null` stands for an absent field, but class-validator wants an object in its place.
    if (!field.nullable && !schema.required?.includes(name))
      Transform(({ value }: { readonly value: unknown }) => value ?? undefined)(prototype, name);
    return;
  }
  const isCoerced = coercedFields === 'all' || coercedFields.includes(name);
  const clean = compileCleanNumbers(field);
  Transform(({ value, options }: TransformInput) => {
    const converted =
      isCoerced || options.enableImplicitConversion === true ? coerceParam(field, value) : value;
    return clean ? clean(converted) : converted;
  })(prototype, name);
}

type TransformInput = Pick<TransformFnParams, 'options'> & { readonly value: unknown };

/** Returns the class of a nested object or list of objects. Unions and free-form objects have none. */
function nestedDtoClass(field: Schema, name: string): (() => Type) | undefined {
  const schema = isList(field) ? field.items : field;
  if (
    field.nullable ||
    schema.type !== 'object' ||
    schema.additionalProperties ||
    !Object.keys(schema.properties).length
  ) {
    return undefined;
  }
  let dto: Type | undefined;
  return () => (dto ??= dtoClass(schema, { name, coercedFields: [], nested: true }));
}

const isList = (field: Schema): field is ArraySchema => field.type === 'array';
