import { useState } from 'preact/hooks';

import type { Definition } from '../../../automation/definition';
import type { Workflow } from '../../../automation/workflow';
import { control } from '../../state/control-client';
import { timeOf } from '../../state/format';
import { pageLocation } from '../../state/location';
import { useLoaded } from '../../state/use-loaded';
import { Badge } from '../parts/facts';
import { LoadedList } from '../parts/list';
import { FilterField, PlaceLink, SearchField, Toolbar } from '../parts/toolbar';
import { describeState, statusTones } from './workflow-text';

const pageSize = 50;

const statuses = [
  ['', 'All'],
  ['Runnable', 'Running'],
  ['Suspended', 'Suspended'],
  ['Complete', 'Complete'],
  ['Terminated', 'Terminated'],
] as const;

/** The running and finished workflows, the newest first. */
export function WorkflowList() {
  const [size, setSize] = useState(pageSize);
  const { find = '', status = '', of = '' } = pageLocation.value.details;
  const query = new URLSearchParams({
    limit: String(size),
    ...(find === '' ? {} : { search: find }),
    ...(status === '' ? {} : { status }),
    ...(of === '' ? {} : { definitionId: of }),
  });
  const path = `/workflows?${query.toString()}`;
  const loaded = useLoaded(path, () => control<Workflow[]>('GET', path), ['workflow']);
  const names = useLoaded('/definitions', () => control<Definition[]>('GET', '/definitions'), ['request']);
  const nameOf = ({ definitionId }: Workflow): string =>
    names.value?.find(({ id }) => id === definitionId)?.name ?? definitionId;
  return (
    <>
      <Toolbar>
        <SearchField label="ID or value" />
        <FilterField name="status" label="Status" choices={statuses} />
      </Toolbar>
      {of !== '' && (
        <p class="hint filter-hint">
          Only workflows of {names.value?.find(({ id }) => id === of)?.name ?? of}.{' '}
          <PlaceLink details={{}}>Show all</PlaceLink>
        </p>
      )}
      <LoadedList
        loaded={loaded}
        empty={
          find || status || of
            ? 'Nothing found.'
            : 'No workflows yet. Start one from a definition, or let a message trigger it.'
        }
      >
        {(workflow) => (
          <li key={workflow.workflowId}>
            <PlaceLink class="summary" details={{ workflow: workflow.workflowId }}>
              <Badge tone={statusTones[workflow.status]}>
                {workflow.status === 'Runnable' ? 'Running' : workflow.status}
              </Badge>
              <span class="what">{nameOf(workflow)}</span>
              <time>{timeOf(workflow.startedAt)}</time>
              <small>{describeState(workflow)}</small>
            </PlaceLink>
          </li>
        )}
      </LoadedList>
      {loaded.value?.length === size && (
        <p class="show-more">
          <button type="button" onClick={() => setSize(size + pageSize)}>
            Show older workflows
          </button>
        </p>
      )}
    </>
  );
}
