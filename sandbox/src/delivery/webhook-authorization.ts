import type { SandboxContext } from '../engine/context';
import { isObject } from '../engine/json';
import type { OAuthClient, WebhookRegistration } from '../webhooks/webhook-registrations';

/** The token endpoint gave no token, so the event cannot be posted. */
class TokenRequestError extends Error {
  override readonly name = 'TokenRequestError';
}

/**
 * Creates the `Authorization` header of a webhook, by which the receiver knows the sender: the configured value, or a
 * new OAuth token.
 */
export async function createAuthorizationHeader(
  context: SandboxContext,
  registration: WebhookRegistration | undefined,
): Promise<string | undefined> {
  return registration?.oauth
    ? `Bearer ${await fetchToken(context, registration.oauth)}`
    : registration?.httpAuthorization;
}

/** OAuth 2.0 client credentials, RFC 6749 §4.4. */
async function fetchToken(context: SandboxContext, client: OAuthClient): Promise<string> {
  const { url, clientId, clientSecret, credentialsLocation, scope } = client;
  const sendsCredentialsInBody = credentialsLocation === 'body';
  const form = new URLSearchParams({ grant_type: 'client_credentials' });
  if (scope !== undefined) form.set('scope', scope);
  if (sendsCredentialsInBody) {
    form.set('client_id', clientId);
    form.set('client_secret', clientSecret);
  }
  const basicCredentials = Buffer.from(`${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`);
  const { status, body } = await context.http({
    method: 'POST',
    url,
    headers: {
      accept: 'application/json',
      'content-type': 'application/x-www-form-urlencoded',
      ...(sendsCredentialsInBody ? {} : { authorization: `Basic ${basicCredentials.toString('base64')}` }),
    },
    body: form.toString(),
    timeoutMs: context.options.webhookTimeoutMs,
    signal: context.closeSignal,
  });
  if (status < 200 || status >= 300)
    throw new TokenRequestError(`The token endpoint responded with HTTP ${status}`);
  const token = parseAccessToken(body);
  if (token === undefined)
    throw new TokenRequestError('The response of the token endpoint has no access_token');
  return token;
}

function parseAccessToken(body: string): string | undefined {
  try {
    const response: unknown = JSON.parse(body);
    const token = isObject(response) ? response['access_token'] : undefined;
    return typeof token === 'string' && token !== '' ? token : undefined;
  } catch {
    return undefined;
  }
}
