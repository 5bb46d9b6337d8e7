import type { ServerResponse } from 'node:http';

/** A response as Express gives it, which is Node's, or as Fastify does, which holds Node's. */
type AdapterResponse = ServerResponse | { readonly raw: ServerResponse };

/** Kept on the response itself, as `responses.ts` keeps a response on its request. */
const itsSignal = Symbol('signal');

interface Signalled {
  [itsSignal]?: AbortSignal;
}

/** A signal that aborts when the client is gone before it has its whole answer. */
export function responseSignal(response: AdapterResponse): AbortSignal {
  const raw: ServerResponse & Signalled = 'raw' in response ? response.raw : response;
  if (raw[itsSignal]) return raw[itsSignal];
  const controller = new AbortController();
  raw[itsSignal] = controller.signal;
  const hungUp = (): void => {
    if (!raw.writableFinished) controller.abort(new Error('the client hung up before it was answered'));
  };
  if (raw.closed || raw.destroyed) hungUp();
  else raw.once('close', hungUp);
  return controller.signal;
}
