import type { ServerResponse } from 'node:http';

/** A response as Express gives it, which is Node's, or as Fastify does, which holds Node's. */
type AdapterResponse = ServerResponse | { readonly raw: ServerResponse };

const signals = new WeakMap<ServerResponse, AbortSignal>();

/** A signal that aborts when the client is gone before it has its whole answer. */
export function responseSignal(response: AdapterResponse): AbortSignal {
  const raw = 'raw' in response ? response.raw : response;
  const known = signals.get(raw);
  if (known) return known;
  const controller = new AbortController();
  signals.set(raw, controller.signal);
  const hungUp = (): void => {
    if (!raw.writableFinished) controller.abort(new Error('the client hung up before it was answered'));
  };
  if (raw.closed || raw.destroyed) hungUp();
  else raw.once('close', hungUp);
  return controller.signal;
}
