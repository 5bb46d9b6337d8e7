import { randomUUID } from 'node:crypto';
import { NodeOperationError, type IWebhookFunctions } from 'n8n-workflow';
import { isTestRun } from '../receive/admit-event';
import { BoundedMap } from '../receive/bounded-map';
import { requestOf } from '../receive/webhook-exchange';

/** The header of the trigger's request to itself. Its value is a token that is valid once, in this process. */
const header = 'x-8x8-fallback';

const timeoutMs = 10_000;

const reasons = new BoundedMap<string>(1_000);

/**
 * Makes n8n store a failed execution that says why a caller heard the fallback. n8n then also starts the error workflow.
 *
 * The execution that returned a wrong call flow is already stored as a success. To store a failed one, a trigger must
 * throw when it is called. So the trigger calls its own URL, at the address of this process, and `throwShownFallback`
 * throws. Does nothing in a test run, because n8n has removed the test URL by then: n8n's log has the reason.
 */
export async function showFallback(context: IWebhookFunctions, reason: string): Promise<void> {
  if (isTestRun(context)) return;
  const { socket, originalUrl } = requestOf(context);
  const { localAddress = '127.0.0.1', localPort } = socket;
  const host = localAddress.includes('.') ? localAddress.replace(/^.*:/, '') : `[${localAddress}]`;
  const url = `${'encrypted' in socket ? 'https' : 'http'}://${host}:${localPort}${originalUrl}`;
  const token = randomUUID();
  reasons.set(token, reason);
  for (const request of [requestByHelper, requestByFetch]) {
    try {
      await request(context, url, { [header]: token });
    } catch {
      // The next way may succeed.
    }
    // A proxy may have responded instead of n8n.
    if (reasons.get(token) === undefined) return;
  }
  reasons.delete(token);
  context.logger.warn('n8n could not be reached by itself to show the reason in an execution.');
}

type SelfRequest = (
  context: IWebhookFunctions,
  url: string,
  headers: Readonly<Record<string, string>>,
) => Promise<unknown>;

/** Accepts any certificate, because the certificate of n8n is not issued to the address of this process. */
const requestByHelper: SelfRequest = (context, url, headers) =>
  context.helpers.httpRequest({
    ...{ method: 'POST', url, headers: { ...headers }, body: {} },
    ...{ ignoreHttpStatusErrors: true, skipSslCertificateValidation: true, timeout: timeoutMs },
  });

/** n8n's helper refuses addresses of this machine if `N8N_SSRF_PROTECTION_ENABLED` is on, and it uses the proxy of n8n. */
const requestByFetch: SelfRequest = (_, url, headers) =>
  fetch(url, { method: 'POST', headers, signal: AbortSignal.timeout(timeoutMs) });

/** @throws {NodeOperationError} with the reason, if this is the trigger's request to itself. */
export function throwShownFallback(context: IWebhookFunctions): void {
  const token = context.getHeaderData()[header];
  const reason = typeof token === 'string' ? reasons.get(token) : undefined;
  if (typeof token !== 'string' || reason === undefined) return;
  reasons.delete(token);
  throw new NodeOperationError(context.getNode(), `The caller heard the fallback: ${reason}`, {
    description:
      'This execution only tells the reason. The one that answered the call is the one before it, and n8n shows it as a success.',
  });
}
