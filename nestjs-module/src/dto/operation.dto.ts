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

/** A field that a DTO has only if it is picked. */
type ReservedField = 'subAccountId' | 'accountId' | 'dlrCallbackUrl' | 'callbackUrl';

/** Options of {@link OperationDto}. */
export interface OperationDtoOptions<Name extends PropertyKey> {
  /** The fields of the class. A request with another field of the operation is refused. */
  readonly pick?: readonly Name[];
}

/**
 * Creates the DTO class of an operation's input. `ValidationPipe` validates it with the rules of the client, and
 * `@nestjs/swagger` documents it. It has no `subAccountId`, `accountId`, `dlrCallbackUrl` and `callbackUrl` unless they
 * are picked: the sender of a request must not choose which account pays, or where receipts go.
 *
 * @throws TypeError if there is no operation with this ID, or no such field.
 *
 * @example
 * class SendSmsDto extends OperationDto('sms.send') {}
 *
 * @example
 * class TextDto extends OperationDto('sms.send', { pick: ['destination', 'text'] }) {}
 */
export function OperationDto<Id extends OperationId>(id: Id): Type<Omit<OperationInput<Id>, ReservedField>>;
export function OperationDto<Id extends OperationId, const Name extends keyof OperationInput<Id>>(
  id: Id,
  options: OperationDtoOptions<Name>,
): Type<Pick<OperationInput<Id>, Name>>;
export function OperationDto(id: OperationId, { pick }: OperationDtoOptions<string> = {}): Type<unknown> {
  const entry = entryById(catalogue, id);
  if (!entry) {
    throw new TypeError(
      `OperationDto: there is no operation ${JSON.stringify(id)}. Use an ID such as 'sms.send'.`,
    );
  }
  const { operation } = entry;
  if (pick) assertFieldsExist(id, operation, pick);
  const dto: Type<unknown> = dtoClass(dtoSchema(operation), {
    name: pascalCase(id),
    coercedFields: operation.method === 'GET' ? 'all' : (operation.query ?? []),
    checkOperation: operationCheck(entry),
    pick,
  });
  return dto;
}

function assertFieldsExist(id: string, { input }: Operation, pick: readonly string[]): void {
  const unknown = pick.find((name) => !Object.hasOwn(input.properties, name));
  if (unknown === undefined) return;
  throw new TypeError(
    `OperationDto: ${id} has no field ${JSON.stringify(unknown)}. Pick from ${Object.keys(input.properties).join(', ')}.`,
  );
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
