import { defined, objectOf, spelled, textOf } from '../../json';
import { internationalNumber } from '../../numbers/phone-numbers';
import { subAccountOf } from '../../server/access';
import { nextUuid } from '../../world/ids';
import { timestamp } from '../../world/world';
import { keepRecord, type WorkflowCall } from '../book';
import { subAccountIdIn } from '../definition';
import { done, type StepAction } from '../step-outcome';

const actions = ['say', 'say&capture', 'playFile'];

/** Makes a call. Nobody is rung: it is written down, and waits for the keys that the control API presses. */
export const sendVoiceMessage: StepAction = ({ world, workflow, run, inputs }) => {
  const { state } = world;
  const action = textOf(inputs['action']) ?? 'say';
  if (!actions.includes(action))
    throw new Error(`There is no action ${action}; there are ${actions.join(', ')}`);
  const params = objectOf(inputs['params']);
  const destination = internationalNumber(spelled(params['destination']));
  if (destination === undefined) throw new Error('params.destination is not an international phone number');
  const subAccountId = subAccountIdIn(inputs);
  subAccountOf(world, subAccountId);
  const call: WorkflowCall = defined({
    uid: nextUuid(state, 'call'),
    clientRequestId: textOf(inputs['clientRequestId']),
    workflowId: workflow.workflowId,
    stepId: run.stepId,
    at: timestamp(world),
    subAccountId,
    action,
    destination,
    params,
  });
  keepRecord(state.automation.calls, call);
  const { uid, clientRequestId, at } = call;
  const status = { code: 'CREATED', timestamp: at };
  return done({ response: defined({ uid, status, destination, clientRequestId }) });
};

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
