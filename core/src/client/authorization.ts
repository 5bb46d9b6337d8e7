import type { CatalogueEntry } from '../catalogue/entries';
import type { Authorization } from '../catalogue/operation';
import { getPath } from '../transport/response/parse-body';
import type { CallOperation } from './api-promise';
import { ApiError } from '../errors/errors';
import type { ClientContext } from '../transport/client-context';
import { pickLimits } from '../transport/call-limits';
import type { CallOptions } from '../transport/client-options';

/**
 * Runs a call with the authorization of its operation: the API key, none, or an access token, which video interaction
 * needs. All calls of the client share a token. It is requested on first use. If 8x8 answers with status 401 to a token of
 * an earlier call, a new one is requested once.
 */
export function withAuthorization<T>(
  { apiName, operation: { authorization } }: CatalogueEntry,
  context: ClientContext,
  call: CallOperation,
  options: CallOptions,
  send: (context: ClientContext) => Promise<T>,
): Promise<T> {
  if (!authorization) return send(context);
  if (authorization.kind === 'none') return send(replaceApiKey(context, {}));
  return withToken(`${apiName}.${authorization.operation}`, authorization, context, call, options, send);
}

async function withToken<T>(
  operation: string,
  { header, at }: Exclude<Authorization, { kind: 'none' }>,
  context: ClientContext,
  call: CallOperation,
  options: CallOptions,
  send: (context: ClientContext) => Promise<T>,
): Promise<T> {
  const attempt = async (): Promise<T> => {
    const token = await getToken(context, operation, at, call, options);
    return send(replaceApiKey(context, { [header]: token }, token));
  };
  const cachedToken = context.tokens.get(operation);
  try {
    return await attempt();
  } catch (error) {
    if (cachedToken === undefined || !(error instanceof ApiError) || error.status !== 401) throw error;
    if (context.tokens.get(operation) === cachedToken) context.tokens.delete(operation);
    return attempt();
  }
}

async function getToken(
  { tokens }: ClientContext,
  operation: string,
  at: string,
  call: CallOperation,
  options: CallOptions,
): Promise<string> {
  const cachedToken = tokens.get(operation);
  if (cachedToken) return cachedToken;
  // Omits the signal of this call, because other calls may wait for the same token.
  const token = Promise.resolve(call(operation, {}, pickLimits(options))).then((response) =>
    String(getPath(response, at)),
  );
  tokens.set(operation, token);
  token.catch(() => tokens.delete(operation));
  return token;
}

function replaceApiKey(
  context: ClientContext,
  newHeaders: Readonly<Record<string, string>>,
  secret?: string,
): ClientContext {
  const { withBody, withoutBody } = context.headers;
  const replace = ({ authorization: _key, ...headers }: Readonly<Record<string, string>>) => ({
    ...headers,
    ...newHeaders,
  });
  return {
    ...context,
    omitApiKey: true,
    headers: { withBody: replace(withBody), withoutBody: replace(withoutBody) },
    redact: (text) => {
      const redacted = context.redact(text);
      return secret ? redacted.replaceAll(secret, '***') : redacted;
    },
  };
}
