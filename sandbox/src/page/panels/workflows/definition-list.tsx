import type { Definition } from '../../../automation/definition';
import { ask } from '../../dialogs/dialog';
import { control } from '../../state/control-client';
import { timeOf } from '../../state/format';
import { navigate, pageLocation } from '../../state/location';
import { runOperation } from '../../state/run-operation';
import { useLoaded } from '../../state/use-loaded';
import { Badge } from '../parts/facts';
import { LoadedList } from '../parts/list';
import { PlaceLink, SearchField, Toolbar } from '../parts/toolbar';
import { parseJson } from './parse-json';
import { triggerTitles } from './start-dialog';

/** The latest version of each definition. */
export function DefinitionList() {
  const { find = '' } = pageLocation.value.details;
  const path = `/definitions?search=${encodeURIComponent(find)}`;
  const loaded = useLoaded(path, () => control<Definition[]>('GET', path), ['request', 'workflow']);
  return (
    <>
      <Toolbar>
        <SearchField label="Name or ID" />
        <button type="button" onClick={() => void askForDefinition().then(loaded.reload)}>
          New
        </button>
      </Toolbar>
      <LoadedList
        loaded={loaded}
        empty={
          find
            ? 'Nothing found.'
            : 'No definitions yet. Create one with the API, or choose New and paste its JSON.'
        }
      >
        {({ id, name, version, trigger, status, steps, createdAt }) => (
          <li key={id}>
            <PlaceLink class="summary" details={{ definition: id }}>
              <Badge tone={status === 'enabled' ? 'good' : 'plain'}>{status}</Badge>
              <span class="what">{name}</span>
              <time>{timeOf(createdAt)}</time>
              <small>
                {triggerTitles[trigger]} · {steps.length} steps · version {version}
              </small>
            </PlaceLink>
          </li>
        )}
      </LoadedList>
    </>
  );
}

const sample = JSON.stringify(
  {
    trigger: 'inbound_sms',
    status: 'enabled',
    definition: {
      name: 'Thank for each SMS',
      steps: [
        {
          id: 'thank',
          stepType: 'SMS',
          inputs: {
            subAccountId: 'Sandbox_SMS',
            source: 'ExampleCo',
            destination: '{{data.payload.source}}',
            text: 'Thank you for writing.',
          },
        },
      ],
    },
  },
  undefined,
  2,
);

/** Asks for a definition as JSON. When the sandbox refuses it, the dialog says why. */
async function askForDefinition(): Promise<void> {
  let id: string | undefined;
  await ask(
    'New definition',
    <label>
      Input of Create Workflow Definition, as JSON
      <textarea name="json" rows={14} defaultValue={sample} spellcheck={false} />
    </label>,
    'Create',
    async ({ json = '' }) => {
      ({ id } = await runOperation('automation.createDefinition', parseJson(json) as never));
    },
  );
  if (id !== undefined) navigate({ details: { definition: id } });
}
