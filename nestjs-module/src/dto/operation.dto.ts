import type { Type } from '@nestjs/common';
import {
  catalogue,
  entryById,
  pathFields,
  planOf,
  type CatalogueEntry,
  type ObjectSchema,
  type Operation,
  type OperationId,
  type OperationInput,
} from 'cpaas-8x8';
import { dtoClass } from './dto-class';
import type { Look } from './field-rules';

/** What the module's configuration gives where a caller does not; the values only have to pass. */
const configured = {
  subAccountId: 'ExampleCo_SMS',
  accountId: '6a1f3c52-0b7e-4d7c-9a53-2f0d8c1b7e44',
};

/**
 * A class of what an operation takes, to be validated in a controller: its fields, the rules they obey, and what
 * `@nestjs/swagger` shows of them come from the catalogue. The default subaccount and account may be left out.
 *
 * @throws {TypeError} when there is no operation with the ID.
 *
 * @example
 * class SendSmsDto extends OperationDto('sms.send') {}
 *
 * @example
 * class TextDto extends PickType(OperationDto('sms.send'), ['destination', 'text']) {}
 */
export function OperationDto<Id extends OperationId>(id: Id): Type<OperationInput<Id>> {
  const entry = entryById(catalogue, id);
  if (!entry) throw new TypeError(`There is no operation ${JSON.stringify(id)}.`);
  const { operation } = entry;
  const made: Type = dtoClass(schemaOf(operation), {
    name: pascalCase(id),
    texts: operation.method === 'GET' ? 'all' : (operation.query ?? []),
    look: lookOf(entry),
  });
  return made as Type<OperationInput<Id>>;
}

const pascalCase = (id: string): string =>
  id
    .split('.')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');

/** What stands in the path is needed too, but for what is configured; what has a default may be left out. */
function schemaOf(operation: Operation): ObjectSchema {
  const { input } = operation;
  const needed = new Set([...pathFields(operation), ...(input.required ?? [])]);
  const required = [...needed].filter(
    (name) => !Object.hasOwn(configured, name) && input.properties[name]?.default === undefined,
  );
  return { ...input, required };
}

/** What the operation demands beyond its schema: of what stands in the path, and a word before it wipes an account. */
function lookOf(entry: CatalogueEntry): Look {
  const plan = planOf(entry, configured);
  return (input, now) => plan.check(plan.complete(input), now).issues;
}
