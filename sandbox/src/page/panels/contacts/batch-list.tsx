import type { ContactsGetBatchOutput } from 'cpaas-8x8';

import { timeOf } from '../../state/format';
import { pageLocation } from '../../state/location';
import { runOperation } from '../../state/run-operation';
import { useLoaded } from '../../state/use-loaded';
import { Badge } from '../parts/facts';
import { LoadedList, Pager } from '../parts/list';
import { FilterField, Toolbar } from '../parts/toolbar';
import { RejectedRows } from './rejected-rows';
import { askForUpload } from './upload-dialog';

const pageSize = 20;

const titles: Readonly<Record<string, string>> = {
  createContacts: 'Create contacts',
  deleteContacts: 'Delete contacts',
  copyContacts: 'Copy contacts to another group',
  moveContacts: 'Move contacts to another group',
  deleteGroups: 'Delete groups',
};

const types = [['', 'All types'], ...Object.entries(titles)] as const;

/** The jobs that change many contacts, the newest first. */
export function BatchList() {
  const { type = '', page = '0' } = pageLocation.value.details;
  const offset = Number(page) || 0;
  const { value, error, reload } = useLoaded(
    `/batches?${JSON.stringify([type, offset])}`,
    () =>
      runOperation('contacts.getBatches', {
        limit: pageSize,
        offset,
        ...(type === '' ? {} : { type: type }),
      }),
    ['contactBatch'],
  );
  return (
    <>
      <Toolbar>
        <FilterField name="type" label="Type" choices={types} />
        <button type="button" onClick={() => void askForUpload().then(reload)}>
          Upload a file
        </button>
      </Toolbar>
      <LoadedList
        loaded={{ value: value?.items, error }}
        empty="No batches yet. A batch creates contacts from a file, or changes many at once."
      >
        {(batch) => <Entry key={batch.id} batch={batch} />}
      </LoadedList>
      {value && <Pager page={offset} pages={value.totalPages} total={value.totalFiltered} />}
    </>
  );
}

const states: Readonly<
  Record<string, { readonly title: string; readonly tone: 'good' | 'bad' | 'wait'; readonly done: number }>
> = {
  queued: { title: 'queued', tone: 'wait', done: 0.1 },
  inProgress: { title: 'in progress', tone: 'wait', done: 0.5 },
  completed: { title: 'completed', tone: 'good', done: 1 },
  failed: { title: 'failed', tone: 'bad', done: 1 },
  stopped: { title: 'stopped', tone: 'bad', done: 1 },
  timeout: { title: 'timed out', tone: 'bad', done: 1 },
};

function Entry({ batch }: { readonly batch: ContactsGetBatchOutput }) {
  const { id, type = '', status, createdAt = '', fileName } = batch;
  const { title, tone, done } = states[status] ?? { title: status, tone: 'bad', done: 1 };
  return (
    <li class="batch">
      <div class="summary">
        <Badge tone={tone}>{title}</Badge>
        <span class="what">{fileName ?? titles[type] ?? type}</span>
        <time>{timeOf(createdAt)}</time>
        <small>{describeCounts(batch) ?? titles[type]}</small>
      </div>
      {done < 1 && <progress value={done} aria-label={`Progress of ${fileName ?? title}`} />}
      {batch.invalidFileLocation !== undefined && <RejectedRows batchId={id} />}
    </li>
  );
}

function describeCounts(batch: ContactsGetBatchOutput): string | undefined {
  const { totalRows, insertedRows = 0, duplicatedRows = 0, errorRows = 0 } = batch;
  if (totalRows === undefined) return undefined;
  return `${totalRows} rows: ${insertedRows} new, ${duplicatedRows} merged, ${errorRows} rejected`;
}
