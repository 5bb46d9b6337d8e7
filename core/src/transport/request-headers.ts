import { version } from '../generated/version';

export { version };

/** Sent with every request, so that 8x8's support can identify the client. */
export const userAgent = `cpaas-8x8/${version}`;
