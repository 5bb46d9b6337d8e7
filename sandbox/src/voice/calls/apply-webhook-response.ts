import { checkCallFlowAnswer } from 'cpaas-8x8';

import type { SandboxContext } from '../../engine/context';
import { isObject, asArray, asObject, toText, asText, type JsonObject } from '../../engine/json';
import type { CallAction, CallSession } from './call-session';
import { failSession, scheduleStep } from './session-lifecycle';

export function parseActions(callflow: unknown): CallAction[] {
  return asArray(callflow).map((each) => {
    const { action, params } = asObject(each);
    return { action: toText(action), params: asObject(params) };
  });
}

/**
 * Continues a call flow with the response of the call action webhook. Without a valid response the session ends with
 * ERROR: 8x8 does not retry.
 */
export function applyWebhookResponse(
  context: SandboxContext,
  sessionId: string,
  body: string | undefined,
): void {
  const session = context.state.voice.sessions[sessionId];
  if (session?.awaitsAction !== true) return;
  session.awaitsAction = false;
  const response = body === undefined ? undefined : parseJsonObject(body);
  if (body === undefined) failSession(context, session, -2002);
  else if (!response || checkCallFlowAnswer(response).issues.length > 0) failSession(context, session, -2003);
  else continueCallFlow(context, session, response);
}

function continueCallFlow(
  context: SandboxContext,
  session: CallSession,
  { callflow, clientActionId }: JsonObject,
): void {
  const reference = asText(clientActionId);
  if (reference === undefined) delete session.clientActionId;
  else session.clientActionId = reference;
  session.actions = parseActions(callflow);
  scheduleStep(context, session, 0, 'next-action');
}

function parseJsonObject(body: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
