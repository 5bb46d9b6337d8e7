import { checkCallFlowAnswer } from 'cpaas-8x8';

import { isObject, listOf, objectOf, spelled, textOf, type JsonObject } from '../../engine/json';
import type { World } from '../../engine/context';
import type { CallAction, CallSession } from './call-session';
import { fail, plan } from './session-lifecycle';

/** The actions of a flow that was checked. */
export function actionsOf(callflow: unknown): CallAction[] {
  return listOf(callflow).map((each) => {
    const { action, params } = objectOf(each);
    return { action: spelled(action), params: objectOf(params) };
  });
}

/**
 * What a call action webhook has answered: the flow goes on with it. An answer that cannot be followed ends the session
 * with ERROR, and so does none at all: 8x8 asks once.
 */
export function takeAnswer(world: World, sessionId: string, body: string | undefined): void {
  const session = world.state.voice.sessions[sessionId];
  if (session?.asking !== true) return;
  session.asking = false;
  const answer = body === undefined ? undefined : jsonOf(body);
  if (body === undefined) fail(world, session, -2002);
  else if (!answer || checkCallFlowAnswer(answer).issues.length > 0) fail(world, session, -2003);
  else goOn(world, session, answer);
}

function goOn(world: World, session: CallSession, { callflow, clientActionId }: JsonObject): void {
  const reference = textOf(clientActionId);
  if (reference === undefined) delete session.clientActionId;
  else session.clientActionId = reference;
  session.actions = actionsOf(callflow);
  plan(world, session, 0, 'act');
}

function jsonOf(body: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
