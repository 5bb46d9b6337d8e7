import { asObject, toText } from './json';

/**
 * What an error says. Asked of its fields and not of its class, because errors of Node itself have a class of their
 * own where a test runner gives each file a world of its own.
 */
export function errorMessage(error: unknown): string {
  const { message } = asObject(error);
  return typeof message === 'string' ? message : toText(error);
}

/** The code of a system error: `ENOENT`. */
export function systemErrorCode(error: unknown): string | undefined {
  const { code } = asObject(error);
  return typeof code === 'string' ? code : undefined;
}
