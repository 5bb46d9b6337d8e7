import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { OpenApiDocument } from '../../../core/src/open-api';

/** The errors that a third-party OpenAPI validator finds in a document. */
export function validated(document: OpenApiDocument): { readonly version: string; readonly errors: unknown } {
  const output = execFileSync(process.execPath, [join(__dirname, 'validate.mjs')], {
    input: JSON.stringify(document),
    encoding: 'utf8',
  });
  return JSON.parse(output) as { version: string; errors: unknown };
}

/** Every object in a document, with its path. */
export function objectsIn(value: unknown, path: readonly string[] = []): [string, Record<string, unknown>][] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.entries(value).flatMap(([key, each]) => objectsIn(each, [...path, key]));
  return Array.isArray(value) ? inner : [[path.join('/'), value as Record<string, unknown>], ...inner];
}

/** The operations of a document, with path and method. */
export const operationsOf = (document: OpenApiDocument) =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
