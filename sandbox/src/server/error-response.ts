import type { CatalogueEntry } from 'cpaas-8x8';

import { messageOf } from '../engine/error-message';
import { voiceEnvelope } from '../voice/voice-errors';
import { nextUuid } from '../engine/ids';
import { timestamp, type World } from '../engine/context';
import { jsonAnswer, type Answer } from './http-response';
import { Problem } from './api-error';

/** A problem in the envelope of 8x8's errors, or in that of the operation's API. */
export function problemAnswer(world: World, problem: Problem, entry?: CatalogueEntry): Answer {
  const { status, code, message, headers } = problem;
  const own = entry?.apiName === 'voice' ? voiceEnvelope(world, entry, problem) : undefined;
  if (own) return jsonAnswer(own.status, own.body, headers);
  const errorId = nextUuid(world.state, 'error');
  return jsonAnswer(status, { code, message, errorId, timestamp: timestamp(world) }, headers);
}

/** Whatever was thrown, as a problem: what is none is a fault of the sandbox itself. */
export function problemOf(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown;
  return new Problem(500, 2000, `The sandbox has a fault of its own: ${messageOf(thrown)}`);
}
