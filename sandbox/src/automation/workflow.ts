import type { JsonObject } from '../engine/json';

export type WorkflowStatus = 'Runnable' | 'Suspended' | 'Complete' | 'Terminated';

export type StepStatus =
  | 'Pending'
  | 'Running'
  | 'Complete'
  | 'Sleeping'
  | 'WaitingForEvent'
  | 'Failed'
  | 'Cancelled';

/** The event that a step waits for: a customer's reply, or keys pressed in a call. */
export type AwaitedEvent =
  | { readonly kind: 'reply'; readonly from: string; readonly channel: string }
  | { readonly kind: 'keys'; readonly requestId: string };

/** One execution of a step. */
export interface StepRun {
  readonly id: string;
  readonly stepId: string;
  /** The run of the `If` that contains this step. */
  readonly parentRunId?: string;
  readonly startedAt: string;
  readonly completedAt: string | null;
  readonly status: StepStatus;
  /** When the sleep or the wait ends: milliseconds since 1970. */
  readonly until?: number;
  readonly waitsFor?: AwaitedEvent;
  /** The event that ended the wait. */
  readonly event?: JsonObject;
}

export interface WorkflowError {
  readonly step: string;
  readonly message: string;
  readonly errorTime: string;
}

/** A running or finished instance of a definition: its data, and one run for each step that was started. */
export interface Workflow {
  readonly workflowId: string;
  readonly definitionId: string;
  readonly version: number;
  readonly startedAt: string;
  readonly completedAt: string | null;
  readonly status: WorkflowStatus;
  readonly data: JsonObject;
  readonly runs: readonly StepRun[];
  readonly errors: readonly WorkflowError[];
}

const activeStatuses: readonly StepStatus[] = ['Pending', 'Running', 'Sleeping', 'WaitingForEvent'];

/** Whether a step has not ended yet. */
export function isActive({ status }: StepRun): boolean {
  return activeStatuses.includes(status);
}

export function isFinished({ status }: Workflow): boolean {
  return status === 'Complete' || status === 'Terminated';
}

/** A workflow is new, or has changed. */
export interface WorkflowEvent {
  readonly kind: 'workflow';
  readonly workflow: Workflow;
}

/** Starts a step of a workflow, or ends its wait. */
export interface WorkflowTask {
  readonly kind: 'workflow';
  readonly workflowId: string;
  readonly runId: string;
}
