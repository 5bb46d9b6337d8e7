import { isObject } from '../engine/json';
import type { OAuthClient, WebhookSlot } from '../webhooks/webhook-registrations';
import type { World } from '../engine/context';

/** No token could be had, so the event could not be posted. */
class TokenFailure extends Error {
  override readonly name = 'TokenFailure';
}

/** What goes into the `Authorization` header of a webhook: as it was set, or a token fetched for this very event. */
export async function authorizationFor(
  world: World,
  slot: WebhookSlot | undefined,
): Promise<string | undefined> {
  return slot?.oauth ? `Bearer ${await fetchToken(world, slot.oauth)}` : slot?.httpAuthorization;
}

/** OAuth 2.0 client credentials, RFC 6749 §4.4. */
async function fetchToken(world: World, client: OAuthClient): Promise<string> {
  const { url, clientId, clientSecret, credentialsLocation, scope } = client;
  const inBody = credentialsLocation === 'body';
  const form = new URLSearchParams({ grant_type: 'client_credentials' });
  if (scope !== undefined) form.set('scope', scope);
  if (inBody) {
    form.set('client_id', clientId);
    form.set('client_secret', clientSecret);
  }
  const basic = Buffer.from(`${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`);
  const { status, body } = await world.http({
    method: 'POST',
    url,
    headers: {
      accept: 'application/json',
      'content-type': 'application/x-www-form-urlencoded',
      ...(inBody ? {} : { authorization: `Basic ${basic.toString('base64')}` }),
    },
    body: form.toString(),
    timeoutMs: world.options.webhookTimeoutMs,
    signal: world.closing,
  });
  if (status < 200 || status >= 300) throw new TokenFailure(`the token endpoint answered ${status}`);
  const token = tokenIn(body);
  if (token === undefined) throw new TokenFailure('the token endpoint answered without access_token');
  return token;
}

function tokenIn(body: string): string | undefined {
  try {
    const answer: unknown = JSON.parse(body);
    const token = isObject(answer) ? answer['access_token'] : undefined;
    return typeof token === 'string' && token !== '' ? token : undefined;
  } catch {
    return undefined;
  }
}
