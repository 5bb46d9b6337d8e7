import type { AutomationCreateDefinitionInput } from '../../generated/automation';
import type { WorkflowStep, WorkflowSteps } from './build-step';
import { reference, type Reference } from '../expressions/expression';
import type { BaseTriggerData, TriggerData, WorkflowTrigger } from './trigger-data';

/** A workflow definition: the input of `client.automation.createDefinition`. */
export interface WorkflowDefinition {
  /** What starts the workflow. */
  readonly trigger: WorkflowTrigger;
  /** The subaccount whose messages start the workflow. Default: all subaccounts. */
  readonly subAccountId?: string;
  /** If disabled, the trigger does not start the workflow. Default at 8x8: `disabled`. */
  readonly status?: Exclude<AutomationCreateDefinitionInput['status'], undefined>;
  /** The name and the steps. */
  readonly definition: WorkflowSteps;
}

/** The name of a workflow, and when it runs. */
export interface WorkflowSettings<Trigger extends WorkflowTrigger> {
  /** The name of the workflow. */
  readonly name: string;
  /** What starts the workflow. */
  readonly trigger: Trigger;
  /** The subaccount whose messages start the workflow. Default: all subaccounts. */
  readonly subAccountId?: string;
  /** If disabled, the trigger does not start the workflow. Default at 8x8: `disabled`. */
  readonly status?: 'enabled' | 'disabled';
}

/**
 * References to the data of the trigger. They do not include the outputs of steps; read those from the step itself:
 * `ask.kept.answer` is the output `answer` of the step `ask`.
 */
export type WorkflowData<Trigger extends WorkflowTrigger, Sent = unknown> = Reference<
  unknown extends Sent ? TriggerData[Trigger] : BaseTriggerData & Sent
>;

/**
 * Builds the definition of a workflow. The workflow starts with the first step of the list. Only types are checked here:
 * `checkWorkflow` finds what 8x8 would refuse.
 *
 * Follows https://developer.8x8.com/connect/docs/examples
 *
 * @typeParam Sent - The data of an HTTP request: `workflow<'http_request', { phone: string }>`.
 * @param stepsOf - Returns the steps. Its argument has references to the data of the trigger.
 *
 * @example
 * const answer = workflow({ name: 'Answer', trigger: 'inbound_sms', status: 'enabled' }, (data) => [
 *   steps.sms('answer', {
 *     subAccountId: 'ExampleCo_Marketing',
 *     destination: data.payload.source,
 *     text: 'We are closed, and answer in the morning.',
 *   }),
 * ]);
 * await client.automation.createDefinition(answer);
 */
export function workflow<Trigger extends WorkflowTrigger, Sent = unknown>(
  { name, trigger, subAccountId, status }: WorkflowSettings<Trigger>,
  stepsOf: (data: WorkflowData<Trigger, Sent>) => readonly WorkflowStep[],
): WorkflowDefinition & { readonly trigger: Trigger } {
  const steps = stepsOf(reference('data'));
  return {
    ...(subAccountId === undefined ? {} : { subAccountId }),
    trigger,
    ...(status === undefined ? {} : { status }),
    definition: { name, steps },
  };
}
