import { compileCheck, describeIssue, type Schema } from 'cpaas-8x8';
import { ValidateNested, type ValidationArguments } from 'class-validator';
import type { Seen } from './field-rule';
import { shallow } from './shallow';

/** Validates the objects in a field by their class. What is no object is told of in the words of the client. */
export function NestedObjects(field: Schema, name: string, seen: Seen): PropertyDecorator {
  return ValidateNested({
    message: ({ value }: ValidationArguments) => kindText(field, name, value, seen.list),
  });
}

/** An entry of a list is named by its place alone: Nest puts the list's name before it. */
function kindText(field: Schema, name: string, value: unknown, list: readonly unknown[] | undefined): string {
  const place = field.type === 'array' ? (list?.indexOf(value) ?? -1) : -1;
  const [path, wanted] = place >= 0 && field.type === 'array' ? [String(place), field.items] : [name, field];
  const check = compileCheck({ type: 'object', properties: { [path]: shallow(wanted) } });
  return check({ [path]: value }, Date.now())
    .issues.map(describeIssue)
    .join(' ');
}
