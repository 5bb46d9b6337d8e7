import { compileCheck, describeIssue, type ObjectSchema, type Schema } from 'cpaas-8x8';

/** A schema with exactly the fields of an interface. */
type SchemaFor<T> = ObjectSchema & { readonly properties: Readonly<Record<keyof T, Schema>> };

/**
 * Creates an assertion from a schema, for inputs of the control API.
 *
 * The assertion throws an error that says what is wrong.
 */
export function createValidator<T>(schema: SchemaFor<T>): (value: unknown, now: number) => void {
  const check = compileCheck(schema);
  return (value, now) => {
    const [issue] = check(value, now).issues;
    if (issue) throw new Error(describeIssue(issue));
  };
}
