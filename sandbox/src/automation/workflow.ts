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

/** What a step waits for: the reply of a customer, or keys pressed in a call. */
export type AwaitedEvent =
  | { readonly kind: 'reply'; readonly from: string; readonly channel: string }
  | { readonly kind: 'keys'; readonly requestId: string };

/** One time that a step is done. */
export interface StepRun {
  readonly id: string;
  readonly stepId: string;
  /** The run of the `If` that it is inside of. */
  readonly parentRunId?: string;
  readonly startedAt: string;
  completedAt: string | null;
  status: StepStatus;
  /** Until when it sleeps, or waits at most: milliseconds since 1970. */
  until?: number;
  waitsFor?: AwaitedEvent;
  /** What it waited for. */
  event?: JsonObject;
}

export interface WorkflowError {
  readonly step: string;
  readonly message: string;
  readonly errorTime: string;
}

/** A workflow that was started: an instance of a definition. */
export interface Workflow {
  readonly workflowId: string;
  readonly definitionId: string;
  readonly version: number;
  readonly startedAt: string;
  completedAt: string | null;
  status: WorkflowStatus;
  data: JsonObject;
  readonly runs: StepRun[];
  readonly errors: WorkflowError[];
}

const activeStatuses: readonly StepStatus[] = ['Pending', 'Running', 'Sleeping', 'WaitingForEvent'];

export function isActive({ status }: StepRun): boolean {
  return activeStatuses.includes(status);
}

export function isFinished({ status }: Workflow): boolean {
  return status === 'Complete' || status === 'Terminated';
}
