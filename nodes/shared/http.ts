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

/** The signal that n8n aborts when the execution is cancelled; contexts outside an execution have none. */
export function cancelSignal(context: IAllExecuteFunctions): AbortSignal | undefined {
  return 'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;
}

/** The client's way to the network: n8n's own request helper, which adds the key, obeys proxies, and is cancelled. */
export function createHttp(context: IAllExecuteFunctions, credentialName: string): Http {
  const exchange = async ({
    method,
    url,
    headers,
    body,
    timeoutMs,
    signal,
    answer,
    anonymous,
  }: HttpRequest): Promise<HttpResponse> => {
    const bytes = answer === 'bytes';
    const options: IHttpRequestOptions = {
      method: method as IHttpRequestMethods,
      url,
      headers: { ...headers },
      timeout: timeoutMs,
      // As text and with every status: what an answer means is the client's to say.
      encoding: bytes ? 'arraybuffer' : 'text',
      json: false,
      returnFullResponse: true,
      ignoreHttpStatusErrors: true,
      // A redirect could carry the key to another host.
      disableFollowRedirect: true,
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : Buffer.from(body) }),
      ...(signal ? { abortSignal: signal } : {}),
    };
    const response = (await (anonymous
      ? context.helpers.httpRequest(options)
      : context.helpers.httpRequestWithAuthentication.call(
          context,
          credentialName,
          options,
        ))) as IN8nHttpFullResponse;
    const status = response.statusCode;
    const answered = { status, headers: normalizeHeaders(response.headers) };
    const isFile = bytes && status >= 200 && status < 300 && Buffer.isBuffer(response.body);
    return isFile
      ? { ...answered, body: '', bytes: response.body as Buffer }
      : { ...answered, body: bodyText(response.body) };
  };

  return async (request) => {
    const finished = new AbortController();
    try {
      return await Promise.race([exchange(request), rejectAfter(request.timeoutMs, finished.signal)]);
    } catch (thrown) {
      throw toHttpFailure(thrown, request);
    } finally {
      finished.abort();
    }
  };
}

/** n8n's own timeout starts again with every byte; this one holds for the whole exchange. */
async function rejectAfter(ms: number, finished: AbortSignal): Promise<never> {
  await sleep(ms, finished);
  throw new HttpFailure('timeout', true, `no whole answer within ${ms} ms`);
}

function bodyText(body: unknown): string {
  if (typeof body === 'string') return body;
  if (Buffer.isBuffer(body)) return body.toString('utf8');
  return body === undefined || body === null ? '' : JSON.stringify(body);
}

function normalizeHeaders(headers: IDataObject): Record<string, string> {
  const plain: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (typeof value === 'string' || typeof value === 'number') plain[name.toLowerCase()] = String(value);
    else if (Array.isArray(value)) plain[name.toLowerCase()] = value.map(String).join(', ');
  }
  return plain;
}
