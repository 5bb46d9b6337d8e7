/** Sent with every request, so that 8x8 support can tell who asks. Follows the package's version. */
export const version = '0.1.0';

export const userAgent = `cpaas-8x8/${version}`;
