import { readFileSync } from 'node:fs';
import { isObject, type JsonObject } from './json';

/**
 * One of 8x8's OpenAPI files, from which the facts in this folder are made. References are resolved on demand.
 */
export class OpenApiDocument {
  private constructor(readonly root: JsonObject) {}

  static load(path: string): OpenApiDocument {
    const root: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (!isObject(root)) throw new Error(`${path} is not an OpenAPI document`);
    return new OpenApiDocument(root);
  }

  /** Follows `$ref` as long as there is one. 8x8's point into `paths`, with braces percent-encoded. */
  resolve(value: unknown): JsonObject {
    const seen = new Set<string>();
    let current = value;
    while (isObject(current) && typeof current['$ref'] === 'string') {
      const ref = current['$ref'];
      if (seen.has(ref)) throw new Error(`${ref} refers to itself`);
      seen.add(ref);
      current = this.at(ref);
    }
    return isObject(current) ? current : {};
  }

  private at(ref: string): unknown {
    const steps = ref
      .replace(/^#\//, '')
      .split('/')
      .map((step) => decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~'));
    return steps.reduce<unknown>((value, step) => {
      const next = isObject(value)
        ? value[step]
        : Array.isArray(value)
          ? (value[Number(step)] as unknown)
          : undefined;
      if (next === undefined) throw new Error(`${ref} leads nowhere, at ${step}`);
      return next;
    }, this.root);
  }
}
