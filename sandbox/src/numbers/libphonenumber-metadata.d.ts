/**
 * Types for the entry point of libphonenumber-js that lists the dialling codes. The package has no types for it.
 */
declare module 'libphonenumber-js/min/metadata' {
  const metadata: {
    /** The countries of each code. The main one comes first. */
    readonly country_calling_codes: Readonly<Record<string, readonly string[] | undefined>>;
  };
  export = metadata;
}
