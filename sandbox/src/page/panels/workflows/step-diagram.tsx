import type { StepRun } from '../../../automation/workflow';
import type { JsonObject } from '../../../engine/json';
import { timeOf } from '../../state/format';
import { listOf, read, readText } from '../../state/untyped';
import { Badge } from '../parts/facts';
import { describeRun, stepTones } from './workflow-text';

/** The steps of a definition, drawn from top to bottom. With runs, it shows which steps ran, and which branches were taken. */
export function StepDiagram({
  steps,
  runs = [],
}: {
  readonly steps: readonly unknown[];
  readonly runs?: readonly StepRun[];
}) {
  return (
    <ol class="diagram">
      {steps.map((step, index) => (
        <Step
          key={readText(step, 'id') ?? index}
          step={step}
          following={readText(steps[index + 1], 'id')}
          runs={runs}
        />
      ))}
    </ol>
  );
}

function Step({
  step,
  following,
  runs,
}: {
  readonly step: unknown;
  readonly following: string | undefined;
  readonly runs: readonly StepRun[];
}) {
  const id = readText(step, 'id') ?? '';
  const own = runs.filter(({ stepId }) => stepId === id);
  const last = own.at(-1);
  const exits = findExits(step);
  const nested = listOf(read(step, 'do'));
  const sequences = nested.some(Array.isArray) ? nested.map(listOf) : nested.length > 0 ? [nested] : [];
  return (
    <li class={`step ${last ? stepTones[last.status] : ''}`} id={`step-${id}`} tabIndex={-1}>
      <div class="step-box">
        <span class="step-type">{readText(step, 'stepType')}</span>
        <strong>{id}</strong>
        {last && (
          <Badge tone={stepTones[last.status]}>
            {describeRun(last)}
            {own.length > 1 ? ` (${own.length} times)` : ''}
          </Badge>
        )}
        {last && <time>{timeOf(last.completedAt ?? last.startedAt)}</time>}
        <p class="step-inputs">{summarizeInputs(read(step, 'inputs'))}</p>
        {sequences.map((sequence, index) => (
          <StepDiagram key={index} steps={sequence} runs={runs} />
        ))}
      </div>
      <ul class="exits">
        {exits.map(({ to, condition }) => {
          const isTaken = own.length > 0 && runs.some(({ stepId }) => stepId === to);
          const isPlain = exits.length === 1 && to === following && condition === undefined;
          return (
            <li key={to} class={`${isPlain ? 'plain' : ''} ${isTaken ? 'taken' : ''}`}>
              {!isPlain && (
                <a
                  href={`#step-${to}`}
                  onClick={(event) => {
                    event.preventDefault();
                    showStep(to);
                  }}
                >
                  → {to}
                </a>
              )}
              {condition !== undefined && <code>{condition}</code>}
              {isTaken && !isPlain && <small>taken</small>}
            </li>
          );
        })}
        {exits.length === 0 && <li class="last-exit">end</li>}
      </ul>
    </li>
  );
}

function showStep(id: string): void {
  const element = document.getElementById(`step-${id}`);
  element?.scrollIntoView({ block: 'nearest' });
  element?.focus();
}

interface Exit {
  readonly to: string;
  readonly condition?: string;
}

/** The steps that can follow a step. A choice without a condition is the "else". */
function findExits(step: unknown): readonly Exit[] {
  const choices = read(step, 'selectNextStep');
  if (typeof choices === 'object' && choices !== null)
    return Object.entries(choices as JsonObject).map(([to, condition]) => ({
      to,
      condition: condition === null ? 'otherwise' : toText(condition),
    }));
  const next = readText(step, 'nextStepId') ?? readText(step, 'inputs', 'stepId');
  return next === undefined ? [] : [{ to: next }];
}

/** The inputs in one line: a message shows to whom it goes and what it says. */
function summarizeInputs(inputs: unknown): string {
  const hidden = ['subAccountId', 'subaccountId', 'outputs'];
  const entries = Object.entries((inputs ?? {}) as JsonObject);
  return entries
    .filter(([name]) => !hidden.includes(name))
    .map(([name, value]) => `${name}: ${toText(value)}`)
    .join(' · ');
}

const toText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
