import { getCountryCallingCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import metadata from 'libphonenumber-js/min/metadata';

const countriesByCode = metadata.country_calling_codes;

/** The dialling code of a country, digits only: `65` for `SG`. For logs, number lookups and the scripts of workflows; numbers are parsed in `phone-numbers.ts`. */
export function findDiallingCode(country: string): string | undefined {
  const code = country.toUpperCase();
  return isSupportedCountry(code) ? getCountryCallingCode(code) : undefined;
}

/** The codes whose countries differ in the digits that follow: of the United States and Canada, and of Russia and Kazakhstan. */
const sharedCodes = new Set(['1', '7']);

/** Returns the two-letter country of an international number. It is the main one if several countries share the code. */
export function findCountry(number: string): string | undefined {
  const digits = number.replace(/\D/g, '');
  const code = [1, 2, 3].map((length) => digits.slice(0, length)).find((each) => countriesByCode[each]);
  if (code === undefined) return undefined;
  const country = sharedCodes.has(code) ? parsePhoneNumberFromString(`+${digits}`)?.country : undefined;
  return country ?? countriesByCode[code]?.[0];
}
