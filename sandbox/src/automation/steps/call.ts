import { currentTimestamp } from '../../engine/context';
import { nextUuid } from '../../engine/ids';
import { withoutUndefined, asObject, toText, asText, type JsonObject } from '../../engine/json';
import { lastFourDigits } from '../../messages/lifecycle/magic-numbers';
import { toInternationalNumber } from '../../numbers/phone-numbers';
import { requireSubAccount } from '../../server/authorization';
import type { CallAction } from '../../voice/calls/call-session';
import { createSession } from '../../voice/calls/create-call';
import { findRejectionCode } from '../../voice/calls/magic-call-numbers';
import { scheduleStep } from '../../voice/calls/session-lifecycle';
import { appendLimited } from '../automation-store';
import { readSubAccountId } from '../definition';
import { done, type StepAction } from './step-action';

/** Places a call like a call flow does, with all its webhooks. Workflows are notified of pressed keys. */
export const sendVoiceMessage: StepAction = ({ context, inputs }) => {
  const { state } = context;
  const params = asObject(inputs['params']);
  const destination = toInternationalNumber(toText(params['destination']));
  if (destination === undefined) throw new Error('params.destination is not an international phone number');
  const rejectionCode = lastFourDigits(destination) === '0006' ? -1017 : findRejectionCode(destination);
  if (rejectionCode !== undefined) throw new Error(`The call was rejected with code ${rejectionCode}`);
  const subAccountId = readSubAccountId(inputs) ?? state.account.subAccountIds.voice;
  requireSubAccount(context, subAccountId);
  const clientRequestId = asText(inputs['clientRequestId']);
  const session = createSession(context, {
    sessionId: nextUuid(state, 'session'),
    subAccountId,
    ...(clientRequestId === undefined ? {} : { clientRequestId }),
    actions: [
      { action: 'makeCall', params: { source: params['source'], destination } },
      toCallFlowAction(asText(inputs['action']) ?? 'say', params),
    ],
  });
  scheduleStep(context, session, 0, 'next-action');
  const { sessionId } = session;
  return done({
    // The response of a call flow, with the fields that 8x8's automation pages read from it: `uid` and
    // `clientRequestId`.
    response: withoutUndefined({
      uid: sessionId,
      sessionId,
      sessionStatus: 'CREATED',
      callFlowRequestId: nextUuid(state, 'call'),
      statusCode: 1,
      statusMessage: 'Created',
      clientRequestId,
    }),
  });
};

/** Automation uses older names for call flow actions. */
function toCallFlowAction(action: string, params: JsonObject): CallAction {
  switch (action.toLowerCase()) {
    case 'say':
      return { action: 'say', params };
    case 'say&capture':
    case 'sayandcapture':
      return { action: 'sayAndCapture', params: { promptMessage: params['text'], ...params } };
    case 'playfile':
      return { action: 'playFile', params };
    default:
      throw new Error(`action is ${action}: use say, say&capture or playFile`);
  }
}

/** Hands the conversation to an agent. 8x8's builder also passes the payload of the message. */
export const sendToConverse: StepAction = ({ context, workflow, run, inputs }) => {
  const { data, workflowId } = workflow;
  const { user, source } = asObject(inputs['payload'] ?? data['payload']);
  const { msisdn, channelUserId } = asObject(user);
  appendLimited(
    context.state.automation.handovers,
    withoutUndefined({
      workflowId,
      stepId: run.stepId,
      at: currentTimestamp(context),
      subAccountId: readSubAccountId(data),
      customer: asText(msisdn) ?? asText(channelUserId) ?? asText(source),
    }),
  );
  return done();
};
