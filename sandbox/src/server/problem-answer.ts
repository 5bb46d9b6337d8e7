import type { CatalogueEntry } from 'cpaas-8x8';

import { messageOf } from '../thrown';
import { voiceEnvelope } from '../voice/voice-envelope';
import { nextUuid } from '../world/ids';
import { timestamp, type World } from '../world/world';
import { jsonAnswer, type Answer } from './answer';
import { Problem } from './problem';

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
