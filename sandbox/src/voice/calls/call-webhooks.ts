import { voiceCodes } from 'cpaas-8x8';

import { emitWebhook } from '../../delivery/emit-webhook';
import type { SandboxContext } from '../../engine/context';
import { withoutUndefined } from '../../engine/json';
import { createCallPayload, createSessionSummary, type CallUpdate } from './call-payloads';
import type { Call, CallSession } from './call-session';

/** Emits a webhook of type VCS. */
export function emitCallStatus(
  context: SandboxContext,
  session: CallSession,
  call: Call,
  update: CallUpdate,
): void {
  const { subAccountId, sessionId } = session;
  const payload = createCallPayload(context, session, call, update);
  emitWebhook(context, {
    type: 'voice.callStatus',
    subAccountId,
    sessionId,
    body: {
      payload,
      namespace: 'VOICE',
      eventType: 'CALL_STATUS',
      description: 'The status of a call has changed',
    },
  });
}

/** Asks the webhook of type VCA for the next action. Returns false when none is registered. */
export function emitActionRequest(
  context: SandboxContext,
  session: CallSession,
  call: Call,
  update: CallUpdate,
): boolean {
  const { subAccountId, sessionId, clientActionId } = session;
  const payload = withoutUndefined({ ...createCallPayload(context, session, call, update), clientActionId });
  const delivery = emitWebhook(context, {
    type: 'voice.callAction',
    subAccountId,
    sessionId,
    body: {
      namespace: 'VOICE',
      eventType: 'CALL_ACTION',
      description: 'A call waits for its next action',
      payload,
    },
  });
  return delivery !== undefined;
}

/** Emits a webhook of type VSS. */
export function emitSessionSummary(context: SandboxContext, session: CallSession): void {
  const { subAccountId, sessionId, errorCode } = session;
  const errorMsg = errorCode === undefined ? undefined : voiceCodes[errorCode]?.meaning;
  emitWebhook(context, {
    type: 'voice.sessionSummary',
    subAccountId,
    sessionId,
    body: createSessionSummary(session, errorMsg),
  });
}
