import { isRecord } from '../fields/field';

/** The names of the item's fields whose files the mapper's fields name. */
export function filesNamed(mapped: unknown): string[] {
  const values = isRecord(mapped) ? mapped : {};
  return Object.entries(values).flatMap(([id, value]) =>
    id.endsWith('.file') && typeof value === 'string' && value !== '' ? [value] : [],
  );
}
