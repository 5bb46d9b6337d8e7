/**
 * Whether a request has the `Authorization` header that is configured for the webhook. 8x8 does not sign webhooks: this
 * header, sent exactly as configured, is the shared secret.
 *
 * The comparison takes constant time for a received value of a given length, so it reveals nothing about the secret.
 * Returns false if the secret is empty or missing, and if the header was sent several times.
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
