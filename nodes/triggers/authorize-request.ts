import { authorizationMatches } from '../../core/src/pure';
import type { IWebhookFunctions } from 'n8n-workflow';
import { asksForAuthorization, credentialOf, isManual } from './trigger-parameters';
import type { TriggerProduct } from './trigger-product';
import { requestOf } from './webhook-exchange';
import { readRecord } from './webhook-record';
import { authorizationFor, digestOf } from './webhook-secret';

/**
 * Whether a request carries the secret, compared in constant time.
 *
 * Good is what was registered, although the API key may be another by now, and what would be registered today,
 * although the record may be gone: n8n writes the static data of a workflow as a whole, and the last to write wins.
 */
export async function isAuthorized(context: IWebhookFunctions, product: TriggerProduct): Promise<boolean> {
  if (!asksForAuthorization(context, product)) return true;
  const { authorization } = requestOf(context).headers;
  if (typeof authorization !== 'string') return false;
  const record = readRecord(context);
  if (record && authorizationMatches(record.authorizationDigest, digestOf(authorization))) return true;

  const { apiKey = '', webhookSecret = '' } = await credentialOf(context);
  const url = context.getNodeWebhookUrl('default');
  const expected = [
    ...(url === undefined || apiKey === '' ? [] : [authorizationFor(url, apiKey)]),
    ...(isManual(context, product) ? [webhookSecret.trim()] : []),
  ];
  return expected.some((value) => authorizationMatches(value, authorization));
}
