import { HttpFailure } from '../../core/src/errors';
import type { Http, HttpRequest, HttpResponse } from '../../core/src/transport';
import {
  sleep,
  type IAllExecuteFunctions,
  type IDataObject,
  type IHttpRequestMethods,
  type IHttpRequestOptions,
  type IN8nHttpFullResponse,
} from 'n8n-workflow';
import { toHttpFailure } from './http-failure';

/** The signal that n8n aborts when the execution is cancelled. Outside of an execution, there is none. */
export function cancelSignal(context: IAllExecuteFunctions): AbortSignal | undefined {
  return 'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;
}

/** Creates the client's HTTP port over n8n's request helper, which adds the API key, uses proxies and can be cancelled. */
export function createHttp(context: IAllExecuteFunctions, credentialName: string): Http {
  const sendRequest = async ({
    method,
    url,
    headers,
    body,
    timeoutMs,
    signal,
    responseType,
    omitApiKey,
  }: HttpRequest): Promise<HttpResponse> => {
    const bytes = responseType === 'bytes';
    const options: IHttpRequestOptions = {
      method: method as IHttpRequestMethods,
      url,
      headers: { ...headers },
      timeout: timeoutMs,
      // The client parses the body and interprets the status.
      encoding: bytes ? 'arraybuffer' : 'text',
      json: false,
      returnFullResponse: true,
      ignoreHttpStatusErrors: true,
      // A redirect could send the API key to another host.
      disableFollowRedirect: true,
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : Buffer.from(body) }),
      ...(signal ? { abortSignal: signal } : {}),
    };
    const response = (await (omitApiKey
      ? context.helpers.httpRequest(options)
      : context.helpers.httpRequestWithAuthentication.call(
          context,
          credentialName,
          options,
        ))) as IN8nHttpFullResponse;
    const status = response.statusCode;
    const head = { status, headers: normalizeHeaders(response.headers) };
    const isFile = bytes && status >= 200 && status < 300 && Buffer.isBuffer(response.body);
    return isFile
      ? { ...head, body: '', bytes: response.body as Buffer }
      : { ...head, body: bodyText(response.body) };
  };

  return async (request) => {
    const timer = new AbortController();
    try {
      return await Promise.race([sendRequest(request), rejectAfter(request.timeoutMs, timer.signal)]);
    } catch (error) {
      throw toHttpFailure(error, request);
    } finally {
      timer.abort();
    }
  };
}

/** Rejects after the timeout. n8n's own timeout restarts with every received byte; this one limits the whole request. */
async function rejectAfter(ms: number, signal: AbortSignal): Promise<never> {
  await sleep(ms, signal);
  throw new HttpFailure('timeout', true, `no complete response within ${ms} ms`);
}

export function bodyText(body: unknown): string {
  if (typeof body === 'string') return body;
  if (Buffer.isBuffer(body)) return body.toString('utf8');
  return body === undefined || body === null ? '' : JSON.stringify(body);
}

export function normalizeHeaders(headers: IDataObject): Record<string, string> {
  const normalized: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (typeof value === 'string' || typeof value === 'number')
      normalized[name.toLowerCase()] = String(value);
    else if (Array.isArray(value)) normalized[name.toLowerCase()] = value.map(String).join(', ');
  }
  return normalized;
}
