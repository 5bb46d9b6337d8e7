import { compileCheck, describeIssue, type ObjectSchema, type Schema } from 'cpaas-8x8';

/** A schema with the fields of an interface. */
type SchemaFor<T> = ObjectSchema & { readonly properties: Readonly<Record<keyof T, Schema>> };

/**
 * Makes a check for what the control API is given, from its schema.
 *
 * The check throws an error that says in a sentence what is wrong.
 */
export function createValidator<T>(schema: SchemaFor<T>): (value: unknown, now: number) => void {
  const check = compileCheck(schema);
  return (value, now) => {
    const [issue] = check(value, now).issues;
    if (issue) throw new Error(describeIssue(issue));
  };
}
