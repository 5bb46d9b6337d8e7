import { version } from '../generated/version';

export { version };

/** The `User-Agent` header of every request. */
export const userAgent = `cpaas-8x8/${version}`;
