import type { IncomingMessage, ServerResponse } from 'node:http';

import type { SandboxContext } from '../engine/context';
import { errorMessage } from '../engine/error-message';
import { isObject } from '../engine/json';
import { ApiError } from '../server/api-error';
import { jsonResponse, type HttpResponse } from '../server/http-response';
import { parseBody, readBody } from '../server/request-body';
import { assertCanSave, sendSaved } from '../server/send-saved';
import { dropNulls } from '../server/validation/drop-nulls';
import { assertAccess } from './access';
import { controlRoutes } from './control-routes';
import { WaitTimeout } from './events/wait';
import { parseQuery } from './parse-query';
import type { ControlRoute } from './route';
import type { Sandbox } from './running-sandbox';

interface Services {
  readonly context: SandboxContext;
  readonly sandbox: Sandbox;
}

/** The control API: everything that `Sandbox` can do, over HTTP, below `/_sandbox`. */
export async function handleControl(
  services: Services,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const answer = await respond(services, request, response, url).catch(toErrorResponse);
  if (answer) await sendSaved(services.context, response, answer);
}

/** Returns `undefined` if the operation has sent its response. */
async function respond(
  { sandbox, context }: Services,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<HttpResponse | undefined> {
  assertAccess(context.options, request);
  const { route, id } = findRoute(request.method, url);
  if (!route.isReadOnly) assertCanSave(context.state);
  if (route.serve) return route.serve({ sandbox, context, request, response });
  const body = await parseBody(await readBody(request));
  if (body !== undefined && !isObject(body)) throw new ApiError(400, 0, 'The body must be a JSON object');
  const query = route.query ? parseQuery(route.query, url.searchParams) : {};
  // The function of the operation validates the body. A field that is `null` is absent, as in 8x8's API.
  const fields = route.body ? dropNulls(route.body, body ?? {}) : (body ?? {});
  const value = await route.handle(sandbox, { query, body: fields, id } as never);
  return jsonResponse(value === undefined ? 204 : 200, value);
}

/** @throws {ApiError} 404 or 405 */
function findRoute(method: string | undefined, url: URL): { route: ControlRoute; id: string } {
  const path = url.pathname.replace(/^\/_sandbox\/?/, '/').replace(/\/$/, '') || '/';
  const atPath = controlRoutes.flatMap((route) => {
    const match = route.pattern.exec(path);
    return match ? [{ route, id: decodeURIComponent(match[1] ?? '') }] : [];
  });
  const found = atPath.find(({ route }) => route.method === method);
  if (found) return found;
  throw new ApiError(
    atPath.length > 0 ? 405 : 404,
    0,
    'The control API has no such route: GET /_sandbox/openapi.json lists all',
  );
}

function toErrorResponse(error: unknown): HttpResponse {
  if (error instanceof WaitTimeout) return jsonResponse(408, { error: error.message });
  if (error instanceof ApiError) return jsonResponse(error.status, { error: error.message });
  return jsonResponse(400, { error: errorMessage(error) });
}
