import { objectOf, spelled } from './json';

/**
 * What an error says. Asked of its fields and not of its class, because errors of Node itself have a class of their
 * own where a test runner gives each file a world of its own.
 */
export function messageOf(thrown: unknown): string {
  const { message } = objectOf(thrown);
  return typeof message === 'string' ? message : spelled(thrown);
}

/** The code of a system error: `ENOENT`. */
export function systemCodeOf(thrown: unknown): string | undefined {
  const { code } = objectOf(thrown);
  return typeof code === 'string' ? code : undefined;
}
