import { applyPatch, type Operation } from 'rfc6902';

import { isObject, asObject, toText, type JsonObject } from '../engine/json';
import { badRequest } from '../server/api-error';

/** The fields of a document that a patch can change. `true` allows any content. */
export interface PatchableFields {
  readonly [field: string]: PatchableFields | true;
}

/**
 * Applies a JSON Patch (RFC 6902) like 8x8: field names ignore case (`/isblacklist`), and an empty field can be
 * replaced. A patch that fails changes nothing.
 *
 * @throws {ApiError} 400
 */
export function applyJsonPatch(
  document: JsonObject,
  patch: readonly unknown[],
  patchableFields: PatchableFields,
): JsonObject {
  const copy: Record<string, unknown> = structuredClone({ ...document });
  for (const input of patch) {
    const step = toOperation(copy, asObject(input), patchableFields);
    const [error] = applyPatch(copy, [step]);
    if (error) throw badRequest(1000, `${step.op} ${step.path} failed: ${describeError(error)}`);
  }
  return copy;
}

function toOperation(document: JsonObject, input: JsonObject, patchableFields: PatchableFields): Operation {
  const op = toText(input['op']).toLowerCase();
  const { path, isEmptyField } = resolvePath(document, toText(input['path']), patchableFields);
  const { value } = input;
  const from =
    input['from'] === undefined
      ? {}
      : { from: resolvePath(document, toText(input['from']), patchableFields).path };
  return { op: op === 'replace' && isEmptyField ? 'add' : op, path, value, ...from } as Operation;
}

/** Returns the path in the document's spelling, and whether it leads to a known field without a value. */
function resolvePath(
  document: JsonObject,
  path: string,
  patchableFields: PatchableFields,
): { path: string; isEmptyField: boolean } {
  let fields: PatchableFields | true = patchableFields;
  let value: unknown = document;
  let isEmptyField = false;
  const names = path
    .split('/')
    .slice(1)
    .map((input) => {
      if (fields === true) {
        isEmptyField = false;
        return input;
      }
      const entry: [string, PatchableFields | true] | undefined = Object.entries(fields).find(
        ([name]) => name.toLowerCase() === input.toLowerCase(),
      );
      if (!entry) throw badRequest(1000, `The path ${path} does not exist or cannot be changed`);
      const [name, within] = entry;
      fields = within;
      value = isObject(value) ? value[name] : undefined;
      isEmptyField = value === undefined;
      return name;
    });
  return { path: `/${names.join('/')}`, isEmptyField };
}

function describeError({ name }: Error): string {
  return name === 'TestError' ? 'the value is different' : 'there is no value at this path';
}
