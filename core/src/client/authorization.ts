import type { CatalogueEntry } from '../catalogue/entries';
import type { Authorization } from '../catalogue/operation';
import { getPath } from '../transport/response/parse-body';
import type { CallOperation } from './api-promise';
import { ApiError } from '../errors/errors';
import type { ClientContext } from '../transport/client-context';
import { pickLimits } from '../transport/call-limits';
import type { CallOptions } from '../transport/client-options';

/**
 * Carries out a call under the authorization that its operation needs: the key, nothing, or a token. A token is got
 * when it is first needed, shared by all calls of the client, and got anew once when it is no longer accepted.
 */
export function withAuthorization<T>(
  { apiName, operation: { authorization } }: CatalogueEntry,
  context: ClientContext,
  call: CallOperation,
  options: CallOptions,
  work: (context: ClientContext) => Promise<T>,
): Promise<T> {
  if (!authorization) return work(context);
  if (authorization.kind === 'none') return work(replaceApiKey(context, {}));
  return withToken(`${apiName}.${authorization.operation}`, authorization, context, call, options, work);
}

async function withToken<T>(
  operation: string,
  { header, at }: Exclude<Authorization, { kind: 'none' }>,
  context: ClientContext,
  call: CallOperation,
  options: CallOptions,
  work: (context: ClientContext) => Promise<T>,
): Promise<T> {
  const attempt = async (): Promise<T> => {
    const token = await getToken(context, operation, at, call, options);
    return work(replaceApiKey(context, { [header]: token }, token));
  };
  const used = context.tokens.get(operation);
  try {
    return await attempt();
  } catch (error) {
    if (used === undefined || !(error instanceof ApiError) || error.status !== 401) throw error;
    if (context.tokens.get(operation) === used) context.tokens.delete(operation);
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
  const known = tokens.get(operation);
  if (known) return known;
  // Without the signal of this call, since others may be waiting for the same token.
  const got = Promise.resolve(call(operation, {}, pickLimits(options))).then((answer) =>
    String(getPath(answer, at)),
  );
  tokens.set(operation, got);
  got.catch(() => tokens.delete(operation));
  return got;
}

function replaceApiKey(
  context: ClientContext,
  instead: Readonly<Record<string, string>>,
  secret?: string,
): ClientContext {
  const { withBody, withoutBody } = context.headers;
  const swap = ({ authorization: _key, ...headers }: Readonly<Record<string, string>>) => ({
    ...headers,
    ...instead,
  });
  return {
    ...context,
    omitApiKey: true,
    headers: { withBody: swap(withBody), withoutBody: swap(withoutBody) },
    redact: (text) => {
      const short = context.redact(text);
      return secret ? short.replaceAll(secret, '***') : short;
    },
  };
}
