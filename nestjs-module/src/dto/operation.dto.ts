import type { Type } from '@nestjs/common';
import {
  catalogue,
  entryById,
  pathFields,
  compileOperation,
  type CatalogueEntry,
  type ObjectSchema,
  type Operation,
  type OperationId,
  type OperationInput,
} from 'cpaas-8x8';
import { dtoClass } from './dto-class';
import type { ObjectCheck } from './field-rules';

/** Stands for the subaccount and the account of the module's options. The values only have to be valid. */
const placeholderOptions = {
  subAccountId: 'ExampleCo_SMS',
  accountId: '6a1f3c52-0b7e-4d7c-9a53-2f0d8c1b7e44',
};

/**
 * Creates the DTO class of an operation's input. `ValidationPipe` validates it with the rules of the client, and
 * `@nestjs/swagger` documents it. `subAccountId` and `accountId` are optional: the module's options supply them.
 *
 * @throws TypeError if there is no operation with this ID.
 *
 * @example
 * class SendSmsDto extends OperationDto('sms.send') {}
 *
 * @example
 * class TextDto extends PickType(OperationDto('sms.send'), ['destination', 'text']) {}
 */
export function OperationDto<Id extends OperationId>(id: Id): Type<OperationInput<Id>> {
  const entry = entryById(catalogue, id);
  if (!entry) {
    throw new TypeError(
      `OperationDto: there is no operation ${JSON.stringify(id)}. Use an ID such as 'sms.send'.`,
    );
  }
  const { operation } = entry;
  const dto: Type = dtoClass(dtoSchema(operation), {
    name: pascalCase(id),
    coercedFields: operation.method === 'GET' ? 'all' : (operation.query ?? []),
    checkOperation: operationCheck(entry),
  });
  return dto as Type<OperationInput<Id>>;
}

const pascalCase = (id: string): string =>
  id
    .split('.')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');

/** Adds path fields to the required fields; removes fields with a default and fields that the module's options supply. */
function dtoSchema(operation: Operation): ObjectSchema {
  const { input } = operation;
  const candidates = new Set([...pathFields(operation), ...(input.required ?? [])]);
  const required = [...candidates].filter(
    (name) => !Object.hasOwn(placeholderOptions, name) && input.properties[name]?.default === undefined,
  );
  return { ...input, required };
}

/** Rules beyond the schema: the format of path fields, and the consent that wiping an account needs. */
function operationCheck(entry: CatalogueEntry): ObjectCheck {
  const compiled = compileOperation(entry, placeholderOptions);
  return (input, now) => compiled.validate(compiled.normalizeInput(input), now).issues;
}
