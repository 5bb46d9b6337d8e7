import type { FromSchema } from 'cpaas-8x8';

import { checked } from '../checked';
import { defined } from '../json';
import { sameAddress } from '../numbers/phone-numbers';
import { timestamp, type World } from '../world/world';
import { workflowsOf, type WorkflowCall } from './book';
import { planRun } from './plan-run';
import { isOver } from './workflow';

/** Keys that are pressed in a call of a workflow. */
export const callAnswer = {
  type: 'object',
  properties: {
    call: { type: 'string', description: 'The uid or the clientRequestId of the call' },
    to: { type: 'string', description: 'In its place a number: the last call to it' },
    keys: { type: 'string', description: 'What is pressed', pattern: '^[0-9*#]+$' },
  },
  required: ['keys'],
  anyOf: [{ required: ['call'] }, { required: ['to'] }],
} as const;

export type WorkflowCallAnswer = FromSchema<typeof callAnswer, 'in'>;

const check = checked(callAnswer);

/** The person called presses keys: workflows that wait for them go on. @throws {Error} when there is no such call. */
export function answerWorkflowCall(world: World, given: WorkflowCallAnswer): WorkflowCall {
  check(given, world.time.now());
  const { calls } = world.state.automation;
  const call = calls.findLast(({ uid, clientRequestId, destination }) =>
    given.call === undefined
      ? sameAddress(destination, given.to ?? '')
      : uid === given.call || clientRequestId === given.call,
  );
  if (!call) throw new Error(`No workflow has made a call ${given.call ?? `to ${given.to ?? 'nobody'}`}`);
  call.keys = given.keys;
  const { uid, clientRequestId, destination } = call;
  const event = defined({
    uid,
    status: { code: 'DTMF', timestamp: timestamp(world) },
    destination,
    clientRequestId,
    actionDetails: { dtmf: given.keys },
  });
  for (const workflow of workflowsOf(world.state.automation)) {
    if (isOver(workflow)) continue;
    for (const run of workflow.runs) {
      const { waitsFor } = run;
      if (run.status !== 'WaitingForEvent' || run.event !== undefined || waitsFor?.kind !== 'keys') continue;
      if (waitsFor.requestId !== uid && waitsFor.requestId !== clientRequestId) continue;
      run.event = event;
      planRun(world, workflow, run, world.time.now());
    }
  }
  return call;
}
