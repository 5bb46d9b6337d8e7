import type { ContactsGroup } from 'cpaas-8x8';

import { ask } from '../../dialogs/dialog';
import { pageLocation } from '../../state/location';
import { runOperation } from '../../state/run-operation';
import { useLoaded } from '../../state/use-loaded';
import { Badge } from '../parts/facts';
import { LoadedList, Pager } from '../parts/list';
import { PlaceLink, SearchField, Toolbar } from '../parts/toolbar';

const pageSize = 50;

/** The groups of contacts. */
export function GroupList() {
  const { find = '', page = '0' } = pageLocation.value.details;
  const offset = Number(page) || 0;
  const { value, error, reload } = useLoaded(
    `/groups?${JSON.stringify([find, offset])}`,
    () =>
      runOperation('contacts.searchGroups', {
        limit: pageSize,
        offset,
        ...(find === '' ? {} : { name: find }),
      }),
    ['request', 'contactBatch'],
  );
  return (
    <>
      <Toolbar>
        <SearchField label="Name" />
        <button type="button" onClick={() => void askForGroup().then(reload)}>
          New
        </button>
      </Toolbar>
      <LoadedList
        loaded={{ value: value?.items, error }}
        empty={find ? 'Nothing found.' : 'No groups yet. A group collects contacts, for example a blacklist.'}
      >
        {(group) => <Entry key={group.id} group={group} onDone={reload} />}
      </LoadedList>
      {value && <Pager page={offset} pages={value.totalPages} total={value.totalFiltered} />}
    </>
  );
}

function Entry({ group, onDone }: { readonly group: ContactsGroup; readonly onDone: () => void }) {
  const { id, name, contacts = 0, description, isBlacklist } = group;
  return (
    <li class="contact">
      <button type="button" class="summary" onClick={() => void askForGroup(group).then(onDone)}>
        <span class="what">{name}</span>
        {isBlacklist ? <Badge tone="bad">blacklist</Badge> : <span />}
        <small>
          {contacts === 1 ? '1 contact' : `${contacts} contacts`}
          {description ? ` · ${description}` : ''}
        </small>
      </button>
      <PlaceLink class="go" details={{ group: String(id) }}>
        Contacts
      </PlaceLink>
      <button
        type="button"
        class="quiet"
        aria-label={`Delete ${name}`}
        title="Delete"
        onClick={() =>
          void ask(`Delete ${name}?`, <p>Its contacts stay.</p>, 'Delete', () =>
            runOperation('contacts.deleteGroup', { groupId: id }),
          ).then(onDone)
        }
      >
        ✕
      </button>
    </li>
  );
}

/** Asks for the fields of a new group, or of one that is changed. */
async function askForGroup(group?: ContactsGroup): Promise<void> {
  await ask(
    group ? 'Change the group' : 'New group',
    <>
      <label>
        Name
        <input name="name" defaultValue={group?.name ?? ''} required />
      </label>
      <label>
        Description
        <input name="description" defaultValue={group?.description ?? ''} />
      </label>
      <label class="check">
        <input type="checkbox" name="isBlacklist" defaultChecked={group?.isBlacklist === true} />
        Blacklist: messages to its contacts are not delivered
      </label>
    </>,
    group ? 'Save' : 'Create',
    ({ name = '', description = '', isBlacklist }) => {
      const fields = { name, isBlacklist: isBlacklist === 'on' };
      if (!group)
        return runOperation('contacts.createGroup', {
          ...fields,
          ...(description === '' ? {} : { description }),
        });
      const patch = Object.entries({ ...fields, description: description === '' ? null : description });
      return runOperation('contacts.updateGroup', {
        groupId: group.id,
        patch: patch.map(([field, value]) => ({ op: 'replace', path: `/${field}`, value })),
      });
    },
  );
}
