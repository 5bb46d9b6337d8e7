import type { ServerResponse } from 'node:http';

import type { SandboxContext } from '../../engine/context';
import { ApiError } from '../api-error';
import { errorResponse } from '../error-response';
import { sendResponse, type HttpResponse } from '../http-response';
import type { FaultEffect } from './fault-rule';

/**
 * Spoils the response to a request as the fault rules demand. Returns the status that was sent, or `undefined` if the
 * connection was closed without a response.
 */
export async function applyFaults(
  context: SandboxContext,
  effects: readonly FaultEffect[],
  response: ServerResponse,
  normalResponse: HttpResponse | undefined,
): Promise<number | undefined> {
  for (const { kind, ms = 2_000 } of effects) if (kind === 'slow') await wait(ms, context.closeSignal);
  const failure = effects.find(({ kind }) => kind !== 'slow' && kind !== 'rejected');
  if (failure) return fail(context, failure, response, normalResponse);
  // A request that was not processed has no response.
  if (!normalResponse) {
    response.destroy();
    return undefined;
  }
  sendResponse(response, normalResponse);
  return normalResponse.status;
}

async function fail(
  context: SandboxContext,
  effect: FaultEffect,
  response: ServerResponse,
  normalResponse: HttpResponse | undefined,
): Promise<number | undefined> {
  const respond = (fault: HttpResponse): number => {
    sendResponse(response, fault);
    return fault.status;
  };
  const destroySocket = (): number | undefined => {
    response.destroy();
    return undefined;
  };
  const respondWithError = (status: number, code: number, message: string, seconds: number | null): number =>
    respond(errorResponse(context, new ApiError(status, code, message, retryAfterHeader(seconds))));
  switch (effect.kind) {
    case 'tooManyRequests':
      return respondWithError(
        429,
        429,
        'Too many requests',
        effect.retryAfter === undefined ? 1 : effect.retryAfter,
      );
    case 'internalError':
      return respondWithError(500, 2000, 'Internal error', null);
    case 'error': {
      const { status = 400, code = status, reason = 'Rejected on demand' } = effect;
      return respondWithError(status, code, reason, effect.retryAfter ?? null);
    }
    case 'unavailable':
      return respondWithError(503, 2000, 'Temporarily unavailable', effect.retryAfter ?? null);
    case 'resetBefore':
    case 'resetAfter':
      return destroySocket();
    case 'stall':
      await wait(effect.ms ?? 30_000, context.closeSignal);
      return destroySocket();
    case 'halfBody':
      return normalResponse ? sendHalfBody(response, normalResponse) : destroySocket();
    case 'html':
      return respond({
        status: effect.status ?? 502,
        headers: { 'content-type': 'text/html; charset=utf-8' },
        body: '<!doctype html><title>Gateway</title><h1>Bad gateway</h1>',
      });
    default:
      return destroySocket();
  }
}

function retryAfterHeader(seconds: number | null): Record<string, string> {
  return seconds === null ? {} : { 'retry-after': String(seconds) };
}

/** Announces the full body, sends half of it, and closes the connection. */
function sendHalfBody(response: ServerResponse, { status, headers, body }: HttpResponse): number {
  const fullBody = Buffer.from(body);
  response.writeHead(status, { ...headers, 'content-length': String(Math.max(2, fullBody.length)) });
  response.write(fullBody.subarray(0, Math.floor(fullBody.length / 2)), () => response.destroy());
  return status;
}

function wait(ms: number, closeSignal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      closeSignal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    closeSignal.addEventListener('abort', done, { once: true });
  });
}
