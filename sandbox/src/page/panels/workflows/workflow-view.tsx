import type { WorkflowDetails } from '../../../automation/find-workflows';
import type { StepRun } from '../../../automation/workflow';
import { control } from '../../state/control-client';
import { timeOf } from '../../state/format';
import { navigate } from '../../state/location';
import { attempt, runOperation } from '../../state/run-operation';
import { useLoaded } from '../../state/use-loaded';
import { Badge, CopyButton, Facts, Json } from '../parts/facts';
import { Problem } from '../parts/list';
import { PlaceLink, Toolbar } from '../parts/toolbar';
import { StepDiagram } from './step-diagram';
import { describeRun, statusTones, stepTones } from './workflow-text';

/** One workflow: where it is, the branches that it took, its values and its log. */
export function WorkflowView({ id }: { readonly id: string }) {
  const path = `/workflows/${encodeURIComponent(id)}`;
  const loaded = useLoaded(path, () => control<WorkflowDetails>('GET', path), ['workflow']);
  return (
    <>
      <Toolbar>
        <PlaceLink class="back" details={{}}>
          ‹ Workflows
        </PlaceLink>
        {loaded.value && <Actions workflow={loaded.value} onDone={loaded.reload} />}
      </Toolbar>
      {loaded.error !== undefined && <Problem text={loaded.error} />}
      {loaded.value && <Contents workflow={loaded.value} />}
    </>
  );
}

function Actions({
  workflow: { definitionId, workflowId, status },
  onDone,
}: {
  readonly workflow: WorkflowDetails;
  readonly onDone: () => void;
}) {
  const change = (to: 'suspend' | 'resume' | 'terminate'): void =>
    void attempt(() =>
      runOperation('automation.changeWorkflow', { definitionId, workflowId, status: to }),
    ).then(onDone);
  if (status === 'Complete' || status === 'Terminated') return null;
  return (
    <>
      {status === 'Suspended' ? (
        <button type="button" onClick={() => change('resume')}>
          Resume
        </button>
      ) : (
        <button type="button" onClick={() => change('suspend')}>
          Suspend
        </button>
      )}
      <button type="button" class="danger" onClick={() => change('terminate')}>
        Stop
      </button>
    </>
  );
}

function Contents({ workflow }: { readonly workflow: WorkflowDetails }) {
  const { definition, status, workflowId, definitionId, version, startedAt, completedAt } = workflow;
  return (
    <>
      <h2 class="title-row">
        {definition?.name ?? definitionId}
        <Badge tone={statusTones[status]}>{status === 'Runnable' ? 'Running' : status}</Badge>
      </h2>
      <Facts
        facts={[
          [
            'ID',
            <>
              <code>{workflowId}</code> <CopyButton text={workflowId} label="Copy the workflow's ID" />
            </>,
          ],
          [
            'Definition',
            <>
              <PlaceLink details={{ definition: definitionId }}>{definition?.name ?? definitionId}</PlaceLink>
              , version {version}
            </>,
          ],
          ['Started', timeOf(startedAt)],
          completedAt !== null && ['Ended', timeOf(completedAt)],
        ]}
      />
      {workflow.errors.map(({ step, message, errorTime }) => (
        <Problem key={errorTime} text={`${step}: ${message}`} />
      ))}
      {workflow.runs
        .filter(({ status: each }) => each === 'WaitingForEvent')
        .map((run) => (
          <Waiting key={run.id} run={run} />
        ))}
      <h3>Steps</h3>
      <StepDiagram steps={definition?.steps ?? []} runs={workflow.runs} />
      <h3>Values</h3>
      <Json value={workflow.data} label="Values" />
      <h3>Log</h3>
      <ol class="log">
        {workflow.runs.map((run) => (
          <li key={run.id}>
            <time>{timeOf(run.startedAt)}</time>
            <span>{run.stepId}</span>
            <Badge tone={stepTones[run.status]}>{describeRun(run)}</Badge>
            {run.completedAt !== null && <time>{timeOf(run.completedAt)}</time>}
          </li>
        ))}
      </ol>
    </>
  );
}

/** A step that waits for a customer, with the way to the customer's conversation. */
function Waiting({ run }: { readonly run: StepRun }) {
  const { waitsFor } = run;
  return (
    <p class="waiting">
      <span>
        <strong>{run.stepId}</strong> {describeRun(run)}
      </span>
      {waitsFor?.kind === 'reply' && (
        <button
          type="button"
          onClick={() => navigate({ customer: toInternational(waitsFor.from), view: 'conversation' })}
        >
          Reply
        </button>
      )}
    </p>
  );
}

/** Conversations of phone numbers have a plus. */
const toInternational = (address: string): string => (/^\d{7,15}$/.test(address) ? `+${address}` : address);
