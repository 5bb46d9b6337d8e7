import { version } from '../generated/version';

export { version };

/**
 * The `User-Agent` header of every request: the name and version of this package. The option `userAgent` is added to
 * it.
 */
export const userAgent = `cpaas-8x8/${version}`;
