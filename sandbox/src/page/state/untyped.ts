import type { JsonObject } from '../../engine/json';

/** Reads a path of untyped content. Senders may send anything. */
export function read(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (each, name) => (typeof each === 'object' && each !== null ? (each as JsonObject)[name] : undefined),
    value,
  );
}

export function readText(value: unknown, ...path: readonly (string | number)[]): string | undefined {
  const found = read(value, ...path);
  return typeof found === 'string' && found !== '' ? found : undefined;
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
