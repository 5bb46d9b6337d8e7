import type { Definition } from '../../../automation/definition';
import { ask } from '../../dialogs/dialog';
import { control } from '../../state/control-client';
import { timeOf } from '../../state/format';
import { navigate } from '../../state/location';
import { runOperation } from '../../state/run-operation';
import { useLoaded } from '../../state/use-loaded';
import { Badge, CopyButton, Facts } from '../parts/facts';
import { Problem } from '../parts/list';
import { PlaceLink, Toolbar } from '../parts/toolbar';
import { startByHand, triggerTitles } from './start-dialog';
import { StepDiagram } from './step-diagram';

/** One definition: its steps, and the way to start a workflow of it. */
export function DefinitionView({ id }: { readonly id: string }) {
  const path = `/definitions?search=${encodeURIComponent(id)}`;
  const loaded = useLoaded(`/definition/${id}`, () => control<Definition[]>('GET', path), ['request']);
  const definition = loaded.value?.find((each) => each.id === id);
  return (
    <>
      <Toolbar>
        <PlaceLink class="back" details={{ list: 'definitions' }}>
          ‹ Definitions
        </PlaceLink>
        {definition && (
          <>
            <button type="button" onClick={() => void startByHand(definition)}>
              Start
            </button>
            <button type="button" class="danger" onClick={() => void askToDelete(definition)}>
              Delete
            </button>
          </>
        )}
      </Toolbar>
      {loaded.error !== undefined && <Problem text={loaded.error} />}
      {loaded.value && !definition && <Problem text={`There is no definition ${id}`} />}
      {definition && <Contents definition={definition} />}
    </>
  );
}

function Contents({
  definition: { id, name, status, trigger, subAccountId, version, createdAt, steps },
}: {
  readonly definition: Definition;
}) {
  return (
    <>
      <h2 class="title-row">
        {name}
        <Badge tone={status === 'enabled' ? 'good' : 'plain'}>{status}</Badge>
      </h2>
      <Facts
        facts={[
          [
            'ID',
            <>
              <code>{id}</code> <CopyButton text={id} label="Copy the definition's ID" />
            </>,
          ],
          ['Trigger', `${triggerTitles[trigger]}${subAccountId === undefined ? '' : ` of ${subAccountId}`}`],
          ['Version', `${version}, of ${timeOf(createdAt)}`],
          ['Workflows', <PlaceLink details={{ of: id }}>Show its workflows</PlaceLink>],
        ]}
      />
      <h3>Steps</h3>
      <StepDiagram steps={steps} />
    </>
  );
}

async function askToDelete({ id, name }: Definition): Promise<void> {
  const confirmed = await ask(
    `Delete ${name}?`,
    <p>All its versions and its workflows are deleted, too. Running workflows are stopped.</p>,
    'Delete',
    () => runOperation('automation.deleteDefinition', { definitionId: id }),
  );
  if (confirmed) navigate({ details: { list: 'definitions' } });
}
