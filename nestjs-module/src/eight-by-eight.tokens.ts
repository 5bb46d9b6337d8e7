/** The injection token of the client. Prefer {@link InjectEightByEight}. */
export const EIGHT_BY_EIGHT_CLIENT = Symbol('EIGHT_BY_EIGHT_CLIENT');
