import type { ServerResponse } from 'node:http';

/** Express passes Node's response; Fastify passes an object with Node's response in `raw`. */
type AdapterResponse = ServerResponse | { readonly raw: ServerResponse };

/** The signal is stored on the response, so that several callers with the same response share it. */
const signalKey = Symbol('signal');

interface ResponseWithSignal {
  [signalKey]?: AbortSignal;
}

/**
 * Returns a signal that aborts when the client disconnects before it has the whole response, so that calls to 8x8 on
 * its behalf can end.
 */
export function getResponseSignal(response: AdapterResponse): AbortSignal {
  const raw: ServerResponse & ResponseWithSignal = 'raw' in response ? response.raw : response;
  if (raw[signalKey]) return raw[signalKey];
  const controller = new AbortController();
  raw[signalKey] = controller.signal;
  const abortIfUnfinished = (): void => {
    if (!raw.writableFinished)
      controller.abort(new Error('the HTTP client disconnected before the response was sent'));
  };
  if (raw.closed || raw.destroyed) abortIfUnfinished();
  else raw.once('close', abortIfUnfinished);
  return controller.signal;
}
