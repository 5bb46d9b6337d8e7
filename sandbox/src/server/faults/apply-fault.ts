import type { ServerResponse } from 'node:http';

import { send, type Answer } from '../http-response';
import { Problem } from '../api-error';
import { problemAnswer } from '../error-response';
import type { World } from '../../engine/context';
import type { FaultEffect, FaultKind } from './fault-rule';

/** Whether a request is carried out although the fault strikes: where the caller cannot know, it may well have been. */
const processed: Readonly<Record<FaultKind, boolean>> = {
  tooManyRequests: false,
  internalError: false,
  error: false,
  unavailable: false,
  resetBefore: false,
  resetAfter: true,
  stall: true,
  slow: true,
  halfBody: true,
  html: false,
  rejected: true,
};

export function isProcessed({ kind, processed: wanted }: FaultEffect): boolean {
  return kind === 'rejected' || (wanted ?? processed[kind]);
}

/** The status that was answered; `undefined` when there was no answer. */
export async function answerWithFault(
  world: World,
  effect: FaultEffect,
  response: ServerResponse,
  regular: Answer | undefined,
): Promise<number | undefined> {
  const answer = (made: Answer): number => {
    send(response, made);
    return made.status;
  };
  const hangUp = (): number | undefined => {
    response.destroy();
    return undefined;
  };
  // What was not carried out has no answer of its own.
  const regularly = (): number | undefined => (regular ? answer(regular) : hangUp());
  const failure = (status: number, code: number, message: string, seconds: number | null): number =>
    answer(problemAnswer(world, new Problem(status, code, message, retryAfter(seconds))));
  switch (effect.kind) {
    case 'tooManyRequests':
      return failure(429, 429, 'Too many requests', effect.retryAfter === undefined ? 1 : effect.retryAfter);
    case 'internalError':
      return failure(500, 2000, 'Internal error', null);
    case 'error': {
      const { status = 400, code = status, reason = 'Refused on demand' } = effect;
      return failure(status, code, reason, effect.retryAfter ?? null);
    }
    case 'unavailable':
      return failure(503, 2000, 'Not available at the moment', effect.retryAfter ?? null);
    case 'resetBefore':
    case 'resetAfter':
      return hangUp();
    case 'stall':
      await wait(effect.ms ?? 30_000, world.closing);
      return hangUp();
    case 'slow':
      await wait(effect.ms ?? 2_000, world.closing);
      return regularly();
    case 'halfBody':
      return regular ? sendHalf(response, regular) : hangUp();
    case 'html':
      return answer({
        status: effect.status ?? 502,
        headers: { 'content-type': 'text/html; charset=utf-8' },
        body: '<!doctype html><title>Gateway</title><h1>Something is wrong between you and the server</h1>',
      });
    case 'rejected':
      return regularly();
  }
}

function retryAfter(seconds: number | null): Record<string, string> {
  return seconds === null ? {} : { 'retry-after': String(seconds) };
}

/** Announces the whole body, sends half of it, and hangs up. */
function sendHalf(response: ServerResponse, { status, headers, body }: Answer): number {
  const whole = Buffer.from(body);
  response.writeHead(status, { ...headers, 'content-length': String(Math.max(2, whole.length)) });
  response.write(whole.subarray(0, Math.floor(whole.length / 2)), () => response.destroy());
  return status;
}

function wait(ms: number, closing: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      closing.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    closing.addEventListener('abort', done, { once: true });
  });
}
