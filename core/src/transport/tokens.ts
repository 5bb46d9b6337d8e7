/** Tokens that were got for the operations that are not authorized by the key, by the operation that gave them. */
export type Tokens = Map<string, Promise<string>>;
