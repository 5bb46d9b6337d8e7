import type { StringFormat } from '../schema/json-schema';
import type { OpenApiSchema } from './document-types';

/** Our formats in words of OpenAPI; those that are missing say more than a pattern can. */
const written: Partial<Record<StringFormat, OpenApiSchema>> = {
  'date-time': { format: 'date-time' },
  schedule: { format: 'date-time' },
  future: { format: 'date-time' },
  date: { format: 'date' },
  binary: { format: 'binary' },
  uri: { format: 'uri' },
  // With a country beside it, a number may be national.
  msisdn: { pattern: '^\\+?[0-9]{3,15}$' },
  'account-id': { pattern: '^[^\\s/?#]{3,64}$' },
  'sub-account-id': { pattern: '^[A-Za-z0-9\\-._&]{3,50}$' },
  bsuid: { pattern: '^[A-Z]{2}\\.[A-Za-z0-9]{1,128}$' },
  // 8x8 takes IDs without dashes too, which the format of that name does not.
  uuid: { pattern: '^[0-9A-Fa-f]{8}-?([0-9A-Fa-f]{4}-?){3}[0-9A-Fa-f]{12}$' },
};

/** What a format of the catalogue becomes. */
export const writeFormat = (format: StringFormat | undefined): OpenApiSchema =>
  (format && written[format]) ?? {};
