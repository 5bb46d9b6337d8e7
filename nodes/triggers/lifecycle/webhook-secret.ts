import { createHash, createHmac } from 'node:crypto';

/**
 * Derives the `Authorization` header that 8x8 must send to a URL: an HMAC of the URL, keyed with the API key.
 *
 * It is derived rather than random because 8x8 only returns `***`, and a test run cannot read the static data of
 * production. The test run can so restore the production webhook with its secret, and concurrent writes of static data
 * cannot lose the secret. Without the API key it is indistinguishable from random bytes. Whoever has the API key can
 * change the webhook anyway.
 */
export function deriveAuthorization(url: string, apiKey: string): string {
  const { origin, pathname } = new URL(url);
  const secret = createHmac('sha256', apiKey).update(`n8n-nodes-8x8 webhook ${origin}${pathname}`);
  return `Bearer ${secret.digest('base64url')}`;
}

/** The digest is safe to store: it recognises the secret but does not reveal it. */
export function digestOfSecret(authorization: string): string {
  return createHash('sha256').update(authorization).digest('base64url');
}
