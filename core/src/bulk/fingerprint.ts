import { stableHash } from '../webhooks/parsing/stable-hash';
import { CsvRow } from '../csv/csv-row';

/** Tells one recipient from another without saying anything of either. */
export function fingerprintOf(given: unknown): string {
  try {
    return stableHash(JSON.stringify(given instanceof CsvRow ? given.cells : given)).slice(0, 16);
  } catch {
    return 'none';
  }
}
