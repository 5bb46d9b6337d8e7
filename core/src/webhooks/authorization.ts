/**
 * Whether a request carries the `Authorization` header that was set for the webhook. 8x8 signs nothing: this header,
 * sent literally as configured, is the secret that the two sides share.
 *
 * Takes a time that depends on the length of what was received only, so that nothing of the secret can be measured.
 * A secret that is empty or missing matches nothing, and neither does a header that came several times.
 *
 * Follows https://developer.8x8.com/connect/docs/developer-tools.
 *
 * @param expected the value given to 8x8 as `httpAuthorization` (voice: `httpAuthHeader`), scheme included.
 * @param received the value of the request's `Authorization` header.
 *
 * @example authorizationMatches('Bearer s3cret', request.headers.authorization)
 */
export function authorizationMatches(
  expected: string | undefined,
  received: string | readonly string[] | undefined,
): boolean {
  const values = typeof received === 'string' ? [received] : (received ?? []);
  if (!expected) return false;
  const value = values.length === 1 ? (values[0] ?? '') : '';
  let difference = expected.length ^ value.length;
  for (let index = 0; index < value.length; index++) {
    difference |= value.charCodeAt(index) ^ expected.charCodeAt(index % expected.length);
  }
  return difference === 0;
}
