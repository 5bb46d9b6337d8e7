import { endingOf } from '../../messages/lifecycle/magic-numbers';
import { defined, objectOf, spelled, textOf, type JsonObject } from '../../engine/json';
import { internationalNumber } from '../../numbers/phone-numbers';
import { subAccountOf } from '../../server/authorization';
import { refusalOf } from '../../voice/calls/magic-call-numbers';
import type { CallAction } from '../../voice/calls/call-session';
import { openSession } from '../../voice/calls/create-call';
import { plan } from '../../voice/calls/session-lifecycle';
import { nextUuid } from '../../engine/ids';
import { timestamp } from '../../engine/context';
import { keepRecord } from '../automation-store';
import { subAccountIdIn } from '../definition';
import { done, type StepAction } from './step-action';

/** Calls somebody, as a call flow would, with all of its webhooks. The keys that are pressed are told to workflows. */
export const sendVoiceMessage: StepAction = ({ world, inputs }) => {
  const { state } = world;
  const params = objectOf(inputs['params']);
  const destination = internationalNumber(spelled(params['destination']));
  if (destination === undefined) throw new Error('params.destination is not an international phone number');
  const refusal = endingOf(destination) === '0006' ? -1017 : refusalOf(destination);
  if (refusal !== undefined) throw new Error(`The call was refused with ${refusal}`);
  const subAccountId = subAccountIdIn(inputs) ?? state.account.subAccountIds.voice;
  subAccountOf(world, subAccountId);
  const clientRequestId = textOf(inputs['clientRequestId']);
  const session = openSession(world, {
    sessionId: nextUuid(state, 'session'),
    subAccountId,
    ...(clientRequestId === undefined ? {} : { clientRequestId }),
    actions: [
      { action: 'makeCall', params: { source: params['source'], destination } },
      spokenAction(textOf(inputs['action']) ?? 'say', params),
    ],
  });
  plan(world, session, 0, 'act');
  const { sessionId } = session;
  return done({
    // The answer to a call flow, and what 8x8's pages on automation read in it: `uid` and `clientRequestId`.
    response: defined({
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

/** Automation has older names for the actions of call flows. */
function spokenAction(action: string, params: JsonObject): CallAction {
  switch (action.toLowerCase()) {
    case 'say':
      return { action: 'say', params };
    case 'say&capture':
    case 'sayandcapture':
      return { action: 'sayAndCapture', params: { promptMessage: params['text'], ...params } };
    case 'playfile':
      return { action: 'playFile', params };
    default:
      throw new Error(`There is no action ${action}; there are say, say&capture and playFile`);
  }
}

/** Hands the conversation to an agent. The builder of 8x8 gives the payload of the message along. */
export const sendToConverse: StepAction = ({ world, workflow, run, inputs }) => {
  const { data, workflowId } = workflow;
  const { user, source } = objectOf(inputs['payload'] ?? data['payload']);
  const { msisdn, channelUserId } = objectOf(user);
  keepRecord(
    world.state.automation.handovers,
    defined({
      workflowId,
      stepId: run.stepId,
      at: timestamp(world),
      subAccountId: subAccountIdIn(data),
      customer: textOf(msisdn) ?? textOf(channelUserId) ?? textOf(source),
    }),
  );
  return done();
};
