import { asObject, toText } from './json';

/**
 * Returns the message of whatever was thrown. It does not use `instanceof`: in Jest, errors of Node belong to another
 * realm.
 */
export function errorMessage(error: unknown): string {
  const { message } = asObject(error);
  return typeof message === 'string' ? message : toText(error);
}

/** The code of a system error, for example `ENOENT`. */
export function systemErrorCode(error: unknown): string | undefined {
  const { code } = asObject(error);
  return typeof code === 'string' ? code : undefined;
}
