import { createHash, createHmac } from 'node:crypto';

/**
 * The `Authorization` that 8x8 is to send to an address.
 *
 * It is worked out, 32 bytes from the API key and the address, and not drawn by lot: 8x8 shows it only as `***`, and a
 * test run sees nothing of what production has stored. This way the test can put back the production webhook with the
 * secret it had, two calls that overwrite each other's static data cannot lose it, and it need not be stored at all.
 * Without the API key nobody can tell it from random bytes, and who has the key can set the webhook itself.
 */
export function authorizationFor(url: string, apiKey: string): string {
  const { origin, pathname } = new URL(url);
  const secret = createHmac('sha256', apiKey).update(`n8n-nodes-8x8 webhook ${origin}${pathname}`);
  return `Bearer ${secret.digest('base64url')}`;
}

/** What may be stored of a secret: enough to recognise it, of no use for anything else. */
export function digestOf(authorization: string): string {
  return createHash('sha256').update(authorization).digest('base64url');
}
