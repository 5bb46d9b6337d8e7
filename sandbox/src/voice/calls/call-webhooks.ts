import { voiceCodes } from 'cpaas-8x8';

import { fire } from '../../delivery/emit-webhook';
import { defined } from '../../engine/json';
import type { World } from '../../engine/context';
import { callPayload, sessionSummary, type CallNews } from './call-payloads';
import type { Call, CallSession } from './call-session';

/** Tells the webhook of type VCS of a call. */
export function tellStatus(world: World, session: CallSession, call: Call, news: CallNews): void {
  const { subAccountId, sessionId } = session;
  const payload = callPayload(world, session, call, news);
  fire(world, {
    type: 'voice.callStatus',
    subAccountId,
    sessionId,
    body: { payload, namespace: 'VOICE', eventType: 'CALL_STATUS', description: 'What a call has come to' },
  });
}

/** Asks the webhook of type VCA what the call does next; `false` where none is set. */
export function askForAction(world: World, session: CallSession, call: Call, news: CallNews): boolean {
  const { subAccountId, sessionId, clientActionId } = session;
  const payload = defined({ ...callPayload(world, session, call, news), clientActionId });
  const delivery = fire(world, {
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

/** Tells the webhook of type VSS how a session ended. */
export function tellSummary(world: World, session: CallSession): void {
  const { subAccountId, sessionId, errorCode } = session;
  const errorMsg = errorCode === undefined ? undefined : voiceCodes[errorCode]?.meaning;
  fire(world, {
    type: 'voice.sessionSummary',
    subAccountId,
    sessionId,
    body: sessionSummary(session, errorMsg),
  });
}
