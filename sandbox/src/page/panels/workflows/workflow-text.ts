import type { StepRun, StepStatus, Workflow, WorkflowStatus } from '../../../automation/workflow';
import { timeOf } from '../../state/format';

type Tone = 'good' | 'bad' | 'wait' | 'plain';

export const statusTones: Readonly<Record<WorkflowStatus, Tone>> = {
  Runnable: 'wait',
  Suspended: 'plain',
  Complete: 'good',
  Terminated: 'bad',
};

export const stepTones: Readonly<Record<StepStatus, Tone>> = {
  Pending: 'wait',
  Running: 'wait',
  Sleeping: 'wait',
  WaitingForEvent: 'wait',
  Complete: 'good',
  Failed: 'bad',
  Cancelled: 'plain',
};

/** What a workflow does at present, or how it ended. */
export function describeState({ runs, errors, status, data }: Workflow): string {
  const error = errors.at(-1);
  if (error) return `${error.step}: ${error.message}`;
  const active = runs.filter(({ completedAt }) => completedAt === null);
  if (status === 'Runnable' || status === 'Suspended')
    return active.map((run) => `${run.stepId}: ${describeRun(run)}`).join(' · ');
  return `${runs.length} steps · ${JSON.stringify(data)}`;
}

/** What a step waits for, or its status. */
export function describeRun({ status, waitsFor, until }: StepRun): string {
  const end = until === undefined ? '' : ` until ${timeOf(until)}`;
  switch (status) {
    case 'Sleeping':
      return `sleeps${end}`;
    case 'WaitingForEvent':
      return waitsFor?.kind === 'reply'
        ? `waits for a reply from ${waitsFor.from} on ${waitsFor.channel}${end}`
        : `waits for keys pressed in call ${waitsFor?.requestId ?? ''}${end}`;
    case 'Pending':
      return 'starts';
    case 'Running':
      return 'runs';
    case 'Cancelled':
      return until === undefined ? 'cancelled' : 'timed out or cancelled';
    default:
      return status.toLowerCase();
  }
}
