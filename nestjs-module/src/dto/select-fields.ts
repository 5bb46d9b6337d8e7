import type { ObjectSchema } from 'cpaas-8x8';

/**
 * Fields that decide who pays and where receipts go. A DTO describes what strangers may send, so it has these only if it
 * is asked for them.
 */
const reservedFields: ReadonlySet<string> = new Set([
  'subAccountId',
  'accountId',
  'dlrCallbackUrl',
  'callbackUrl',
]);

export interface SelectedFields {
  readonly schema: ObjectSchema;
  /** Fields of the operation that a request must not have. */
  readonly refused: readonly string[];
}

/**
 * Decides which fields of an operation its DTO has: the picked ones; without `pick`, all but the reserved ones. A
 * reserved field stays if it is required, as in a list of webhooks, each of which needs its subaccount.
 */
export function selectFields(schema: ObjectSchema, pick: readonly string[] | undefined): SelectedFields {
  const isRequired = (name: string): boolean => schema.required?.includes(name) ?? false;
  const isSelected = (name: string): boolean =>
    pick ? pick.includes(name) : !reservedFields.has(name) || isRequired(name);
  const names = Object.keys(schema.properties);
  const refused = names.filter((name) => !isSelected(name));
  if (refused.length === 0) return { schema, refused };
  const properties = Object.fromEntries(
    Object.entries(schema.properties).filter(([name]) => isSelected(name)),
  );
  const required = (schema.required ?? []).filter(isSelected);
  return { schema: { ...schema, properties, required }, refused };
}
