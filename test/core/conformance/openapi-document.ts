import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type JsonObject = Readonly<Record<string, unknown>>;

/** 8x8's OpenAPI files lie beside the repository; whoever clones the project does not have them. */
export const openApiFolder = join(__dirname, '../../../../shared/reference/openapi');

export const hasOpenApiFiles = existsSync(openApiFolder);

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object at a key, or an empty one. */
export function objectAt(parent: JsonObject, key: string): JsonObject {
  const value = parent[key];
  return isObject(value) ? value : {};
}

export function listAt(parent: JsonObject, key: string): readonly unknown[] {
  const value: unknown = parent[key];
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

/** One OpenAPI file, with its references followed on demand. */
export class OpenApiDocument {
  private static readonly loaded = new Map<string, OpenApiDocument>();

  private constructor(readonly root: JsonObject) {}

  static load(file: string): OpenApiDocument {
    const known = this.loaded.get(file);
    if (known) return known;
    const root: unknown = JSON.parse(readFileSync(join(openApiFolder, file), 'utf8'));
    if (!isObject(root)) throw new Error(`${file} is not an OpenAPI document`);
    const document = new OpenApiDocument(root);
    this.loaded.set(file, document);
    return document;
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
