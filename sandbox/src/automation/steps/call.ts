import { catalogue, compileCheck, describeIssue, type Check } from 'cpaas-8x8';

import { accountRecord } from '../../engine/account';
import { currentTimestamp, type SandboxContext } from '../../engine/context';
import { nextUuid } from '../../engine/ids';
import {
  withoutUndefined,
  withoutNullFields,
  asObject,
  toText,
  asText,
  type JsonObject,
} from '../../engine/json';
import { lastFourDigits } from '../../messages/lifecycle/magic-numbers';
import { toInternationalNumber } from '../../numbers/phone-numbers';
import type { CallAction } from '../../voice/calls/call-session';
import { createSession } from '../../voice/calls/create-call';
import { findRejectionCode } from '../../voice/calls/magic-call-numbers';
import { scheduleStep } from '../../voice/calls/session-lifecycle';
import { recordHandover } from '../automation-store';
import { readSubAccountId } from '../definition';
import { done, requireStepSubAccount, type StepAction } from './step-action';

/**
 * The step `VoiceMessage`: places a call like a call flow does, with all its webhooks. Workflows are notified of
 * pressed keys.
 */
export const sendVoiceMessage: StepAction = ({ context, inputs }) => {
  const { state } = context;
  const actions = toCallFlow(inputs);
  assertValidCallFlow(context, actions);
  const destination = toText(actions[0].params['destination']);
  const rejectionCode = lastFourDigits(destination) === '0006' ? -1017 : findRejectionCode(destination);
  if (rejectionCode !== undefined) throw new Error(`The call was rejected with code ${rejectionCode}`);
  const subAccountId = readSubAccountId(inputs) ?? state.record(accountRecord).subAccountIds.voice;
  requireStepSubAccount(context, subAccountId);
  const clientRequestId = asText(inputs['clientRequestId']);
  const session = createSession(context, {
    sessionId: nextUuid(state, 'session'),
    subAccountId,
    ...(clientRequestId === undefined ? {} : { clientRequestId }),
    actions,
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

/** Converts the inputs to a call flow: the call, and what is heard. Automation has older names of two actions. */
function toCallFlow(inputs: JsonObject): [CallAction, CallAction] {
  const { source, destination, ...params } = withoutNullFields(asObject(inputs['params']));
  const number = toInternationalNumber(toText(destination)) ?? destination;
  const call = { action: 'makeCall', params: withoutUndefined({ source, destination: number }) };
  const action = asText(inputs['action']) ?? 'say';
  switch (action.toLowerCase()) {
    case 'say':
      return [call, { action: 'say', params }];
    case 'say&capture':
    case 'sayandcapture': {
      const { text, promptMessage = text, ...others } = params;
      return [call, { action: 'sayAndCapture', params: withoutUndefined({ promptMessage, ...others }) }];
    }
    case 'playfile':
      return [call, { action: 'playFile', params }];
    default:
      throw new Error(`action is ${action}: use say, say&capture or playFile`);
  }
}

let checkCallFlow: Check | undefined;

/** Validates the parameters as the voice API does. @throws {Error} */
function assertValidCallFlow({ clock }: SandboxContext, callflow: readonly CallAction[]): void {
  checkCallFlow ??= compileCheck(catalogue.voice.operations.sendCallFlow.input);
  const [issue] = checkCallFlow({ callflow }, clock.now()).issues;
  if (issue) throw new Error(describeIssue(issue).replace(/^callflow\[\d\]\./, ''));
}

/**
 * The step `SendToConverse`: records that an agent takes over the conversation. The sandbox has no agents, so nobody
 * answers. 8x8's builder also passes the payload of the message.
 */
export const sendToConverse: StepAction = ({ context, workflow, run, inputs }) => {
  const { data, workflowId } = workflow;
  const { user, source } = asObject(inputs['payload'] ?? data['payload']);
  const { msisdn, channelUserId } = asObject(user);
  recordHandover(
    context,
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
