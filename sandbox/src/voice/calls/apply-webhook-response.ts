import { checkCallFlowAnswer, describeIssue } from 'cpaas-8x8';

import type { SandboxContext } from '../../engine/context';
import {
  isObject,
  asArray,
  asObject,
  toText,
  asText,
  withoutUndefined,
  type JsonObject,
} from '../../engine/json';
import { sessionTable } from '../voice-store';
import { addLogEntry } from './call-log';
import type { CallAction, CallSession } from './call-session';
import { updateSession } from './create-call';
import { failSession, scheduleStep } from './session-lifecycle';

/** Reads the actions of a call flow, from a request or from the response of a webhook. */
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
  const session = context.state.table(sessionTable).get(sessionId);
  if (session?.awaitsAction !== true) return;
  updateSession(context, session, { awaitsAction: false });
  const response = body === undefined ? undefined : parseJsonObject(body);
  const [issue] = response ? checkCallFlowAnswer(response).issues : [];
  if (body === undefined) {
    refuseResponse(context, session, 'The response was not HTTP 2xx, or did not come', -2002);
  } else if (!response) {
    refuseResponse(context, session, 'The response is not a JSON object', -2003);
  } else if (issue) {
    refuseResponse(context, session, describeIssue(issue), -2003);
  } else {
    continueCallFlow(context, session, response);
  }
}

function refuseResponse(
  context: SandboxContext,
  session: CallSession,
  problem: string,
  errorCode: number,
): void {
  addLogEntry(context, session, { kind: 'answered', actions: [], problem });
  failSession(context, session, errorCode);
}

function continueCallFlow(
  context: SandboxContext,
  session: CallSession,
  { callflow, clientActionId }: JsonObject,
): void {
  const answer = { clientActionId: asText(clientActionId), actions: parseActions(callflow) };
  updateSession(context, session, answer);
  addLogEntry(context, session, { kind: 'answered', ...withoutUndefined(answer) });
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
