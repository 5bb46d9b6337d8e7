import { applyPatch, type Operation } from 'rfc6902';

import { isObject, objectOf, spelled, type JsonObject } from '../engine/json';
import { invalid } from '../server/api-error';

/** The fields that a document can have, and those within; `true` where anything may be within. */
export interface Shape {
  readonly [field: string]: Shape | true;
}

/**
 * Applies a JSON Patch (RFC 6902) as 8x8 does: names of fields are the same in any case (`/isblacklist`), and a field
 * that is empty can be replaced. All of it or nothing.
 *
 * @throws {Problem} 400
 */
export function patched(document: JsonObject, patch: readonly unknown[], shape: Shape): JsonObject {
  const copy: Record<string, unknown> = structuredClone({ ...document });
  for (const given of patch) {
    const step = stepOf(copy, objectOf(given), shape);
    const [problem] = applyPatch(copy, [step]);
    if (problem) throw invalid(1000, `${step.op} ${step.path} cannot be done: ${reasonOf(problem)}`);
  }
  return copy;
}

function stepOf(document: JsonObject, given: JsonObject, shape: Shape): Operation {
  const op = spelled(given['op']).toLowerCase();
  const { path, isEmptyField } = located(document, spelled(given['path']), shape);
  const { value } = given;
  const from =
    given['from'] === undefined ? {} : { from: located(document, spelled(given['from']), shape).path };
  return { op: op === 'replace' && isEmptyField ? 'add' : op, path, value, ...from } as Operation;
}

/** The path in the spelling of the document, and whether it leads to a known field without a value. */
function located(document: JsonObject, path: string, shape: Shape): { path: string; isEmptyField: boolean } {
  let fields: Shape | true = shape;
  let value: unknown = document;
  let isEmptyField = false;
  const names = path
    .split('/')
    .slice(1)
    .map((given) => {
      if (fields === true) {
        isEmptyField = false;
        return given;
      }
      const entry: [string, Shape | true] | undefined = Object.entries(fields).find(
        ([name]) => name.toLowerCase() === given.toLowerCase(),
      );
      if (!entry) throw invalid(1000, `There is nothing to change at ${path}`);
      const [name, within] = entry;
      fields = within;
      value = isObject(value) ? value[name] : undefined;
      isEmptyField = value === undefined;
      return name;
    });
  return { path: `/${names.join('/')}`, isEmptyField };
}

function reasonOf({ name }: Error): string {
  return name === 'TestError' ? 'the value is another' : 'there is no such value';
}
