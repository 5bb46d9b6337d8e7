import { compileCheck, describeIssue, type ObjectSchema } from 'cpaas-8x8';

/**
 * Makes a check for what the control API is given, from its schema.
 *
 * The check throws an error that says in a sentence what is wrong.
 */
export function checked(schema: ObjectSchema): (value: unknown, now: number) => void {
  const check = compileCheck(schema);
  return (value, now) => {
    const [issue] = check(value, now).issues;
    if (issue) throw new Error(describeIssue(issue));
  };
}
