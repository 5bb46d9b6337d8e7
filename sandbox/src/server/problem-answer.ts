import { messageOf } from '../thrown';
import { nextUuid } from '../world/ids';
import { timestamp, type World } from '../world/world';
import { jsonAnswer, type Answer } from './answer';
import { Problem } from './problem';

/** A problem in the envelope of 8x8's errors. */
export function problemAnswer(world: World, { status, code, message, headers }: Problem): Answer {
  const errorId = nextUuid(world.state, 'error');
  return jsonAnswer(status, { code, message, errorId, timestamp: timestamp(world) }, headers);
}

/** Whatever was thrown, as a problem: what is none is a fault of the sandbox itself. */
export function problemOf(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown;
  return new Problem(500, 2000, `The sandbox has a fault of its own: ${messageOf(thrown)}`);
}
