import { compileCheck, describeIssue, type ObjectSchema, type Schema } from 'cpaas-8x8';

/** A schema with exactly the fields of an interface. */
type SchemaFor<T> = ObjectSchema & { readonly properties: Readonly<Record<keyof T, Schema>> };

/** Creates a function that throws if an input of the control API does not match the schema. */
export function createAssertion<T>(schema: SchemaFor<T>): (value: unknown, now: number) => void {
  const check = compileCheck(schema);
  return (value, now) => {
    const [issue] = check(value, now).issues;
    if (issue) throw new Error(describeIssue(issue));
  };
}
