import type { AutomationCreateDefinitionInput } from '../../generated/automation';
import type { WorkflowStep, WorkflowSteps } from './build-step';
import { reference, type Reference } from '../expressions/expression';
import type { BaseTriggerData, TriggerData, WorkflowTrigger } from './trigger-data';

/** What creates or updates a definition: the input of `automation.createDefinition`. */
export interface WorkflowDefinition {
  /** What starts it. */
  readonly trigger: WorkflowTrigger;
  /** Subaccount whose messages start it; left out, those of all. */
  readonly subAccountId?: string;
  /** Whether it may be started; 8x8 takes `disabled` when it is left out. */
  readonly status?: Exclude<AutomationCreateDefinitionInput['status'], undefined>;
  /** Its name and its steps. */
  readonly definition: WorkflowSteps;
}

/** What a workflow is called, and when it runs. */
export interface WorkflowSettings<Trigger extends WorkflowTrigger> {
  /** What it is called, for people. */
  readonly name: string;
  /** What starts it. */
  readonly trigger: Trigger;
  /** Subaccount whose messages start it; left out, those of all. */
  readonly subAccountId?: string;
  /** 8x8 takes `disabled` when it is left out. */
  readonly status?: 'enabled' | 'disabled';
}

/** What triggers a workflow, to refer to. What steps keep is found at the steps: `ask.kept.answer`. */
export type WorkflowData<Trigger extends WorkflowTrigger, Sent = unknown> = Reference<
  unknown extends Sent ? TriggerData[Trigger] : BaseTriggerData & Sent
>;

/**
 * Writes the definition of a workflow. `data` refers to what triggers it; the first step is where it begins. Nothing
 * is checked but types: `checkWorkflow` tells what 8x8 would refuse, or what would never run.
 *
 * Follows https://developer.8x8.com/connect/docs/examples
 *
 * @typeParam Sent what an HTTP request brings: `workflow<'http_request', { phone: string }>`.
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
