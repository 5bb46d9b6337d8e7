import { voiceCodes } from 'cpaas-8x8';

import type { Delivery } from '../../delivery/delivery';
import { emitWebhook } from '../../delivery/emit-webhook';
import type { SandboxContext } from '../../engine/context';
import { withoutUndefined } from '../../engine/json';
import { createCallPayload, createSessionSummary, type CallUpdate } from './call-payloads';
import type { Call, CallSession } from './call-session';

/** Emits a webhook of type VCS (call status), whenever the status of a call changes. */
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

/** Asks the webhook of type VCA for the next action. Returns `undefined` when none is registered. */
export function emitActionRequest(
  context: SandboxContext,
  session: CallSession,
  call: Call,
  update: CallUpdate,
): Delivery | undefined {
  const { subAccountId, sessionId, clientActionId } = session;
  const payload = withoutUndefined({ ...createCallPayload(context, session, call, update), clientActionId });
  return emitWebhook(context, {
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
}

/** Emits a webhook of type VSS (session summary), when a session has ended. */
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
