/**
 * Something that happened in one product of the sandbox and that another product must handle before the code continues.
 * Each product defines its own notices. `handleNotice` calls the product that handles each kind.
 */
export interface Notice {
  readonly kind: string;
}
