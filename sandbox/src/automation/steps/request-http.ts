import { STATUS_CODES } from 'node:http';

import { errorMessage } from '../../engine/error-message';
import { asObject, toText, asText, withoutNullFields, type JsonObject } from '../../engine/json';
import { done, type StepAction } from './step-action';

const defaultTimeoutSeconds = 5;

/**
 * The step `HttpRequest`: sends a real HTTP request. Any status is a success if the response body is JSON or empty.
 */
export const requestHttp: StepAction = async ({ context, inputs }) => {
  const method = (asText(inputs['method']) ?? 'GET').toUpperCase();
  const url = buildUrl(toText(inputs['url']), withoutNullFields(asObject(inputs['parameters'])));
  const { body } = inputs;
  const hasBody = body !== undefined && body !== null && method !== 'GET' && method !== 'HEAD';
  const seconds = Number(inputs['timeoutSeconds'] ?? defaultTimeoutSeconds);
  const response = await context.dispatcher
    .dispatch(url, () =>
      context.http({
        method,
        url,
        headers: buildHeaders(withoutNullFields(asObject(inputs['headers'])), hasBody),
        ...(hasBody ? { body: JSON.stringify(body) } : {}),
        timeoutMs: (seconds > 0 ? seconds : defaultTimeoutSeconds) * 1_000,
        signal: context.closeSignal,
      }),
    )
    .catch((error: unknown) => {
      throw new Error(`The request failed: ${errorMessage(error)}: ${method} ${url}`);
    });
  return done({
    responseCode: response.status,
    reasonPhrase: STATUS_CODES[response.status] ?? '',
    responseBody: parseJson(response.body),
  });
};

function buildUrl(url: string, parameters: JsonObject): string {
  if (!URL.canParse(url) || !/^https?:/i.test(url))
    throw new Error(`url is not an http or https URL: ${url || '(empty)'}`);
  const address = new URL(url);
  for (const [name, value] of Object.entries(parameters)) address.searchParams.append(name, toText(value));
  return address.href;
}

function buildHeaders(customHeaders: JsonObject, hasBody: boolean): Record<string, string> {
  const headers: Record<string, string> = { 'user-agent': '8x8-sandbox', accept: 'application/json' };
  if (hasBody) headers['content-type'] = 'application/json';
  for (const [name, value] of Object.entries(customHeaders)) headers[name.toLowerCase()] = toText(value);
  return headers;
}

/** 8x8 lists a response that is not JSON, such as an HTML page, as a common error. */
function parseJson(text: string): unknown {
  if (text.trim() === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`The response is not JSON: it begins with ${text.trim().slice(0, 20)}`);
  }
}
