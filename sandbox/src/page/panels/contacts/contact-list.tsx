import type { ContactsSearchOutputItem } from 'cpaas-8x8';

import { ask } from '../../dialogs/dialog';
import { pageLocation } from '../../state/location';
import { runOperation } from '../../state/run-operation';
import { useLoaded } from '../../state/use-loaded';
import { LoadedList, Pager } from '../parts/list';
import { FilterField, PlaceLink, SearchField, Toolbar } from '../parts/toolbar';
import { askForContact } from './contact-dialog';
import { useGroups } from './use-groups';

type Contact = ContactsSearchOutputItem;

const pageSize = 50;

/** Searches the contacts. */
export function ContactList() {
  const { find = '', group = '', page = '0' } = pageLocation.value.details;
  const offset = Number(page) || 0;
  const loaded = useLoaded(
    `/contacts?${JSON.stringify([find, group, offset])}`,
    () =>
      runOperation('contacts.search', {
        limit: pageSize,
        offset,
        ...(find === '' ? {} : { query: find }),
        ...(group === '' ? {} : { groupId: Number(group) }),
      }),
    ['request', 'contactBatch'],
  );
  const groups = useGroups();
  const { value, error, reload } = loaded;
  return (
    <>
      <Toolbar>
        <SearchField label="Find contacts" />
        <FilterField
          name="group"
          label="Group"
          choices={[['', 'All groups'], ...groups.map(({ id, name }) => [String(id), name] as const)]}
        />
        <button type="button" onClick={() => void askForContact().then(reload)}>
          New
        </button>
      </Toolbar>
      <LoadedList
        loaded={{ value: value?.items, error }}
        empty={
          find || group ? (
            'Nothing found.'
          ) : (
            <>
              No contacts yet. Choose New, or{' '}
              <PlaceLink details={{ list: 'batches' }}>upload a file</PlaceLink>.
            </>
          )
        }
      >
        {(contact) => <Entry key={contact.id} contact={contact} onDone={reload} />}
      </LoadedList>
      {value && <Pager page={offset} pages={value.totalPages} total={value.totalFiltered} />}
    </>
  );
}

function Entry({ contact, onDone }: { readonly contact: Contact; readonly onDone: () => void }) {
  const { id, country, addresses } = contact;
  const name = nameOf(contact);
  return (
    <li class="contact">
      <button type="button" class="summary" onClick={() => void askForContact(contact).then(onDone)}>
        <span class="what">{name}</span>
        <span class="tags">
          {contact.groups?.map((each) => (
            <span key={each.id} class="badge">
              {each.name}
            </span>
          ))}
        </span>
        <small>
          {[
            ...Object.entries(addresses).map(([kind, address]) => describeAddress(kind, String(address))),
            country,
          ]
            .filter(Boolean)
            .join(' · ')}
        </small>
      </button>
      <button
        type="button"
        class="quiet"
        aria-label={`Delete ${name}`}
        title="Delete"
        onClick={() =>
          void ask(`Delete ${name}?`, <p>The contact leaves all its groups.</p>, 'Delete', () =>
            runOperation('contacts.delete', { contactId: id }),
          ).then(onDone)
        }
      >
        ✕
      </button>
    </li>
  );
}

function nameOf({ firstName = '', lastName = '', addresses, id }: Contact): string {
  return `${firstName} ${lastName}`.trim() || addresses.msisdn || addresses.email || `Contact ${id}`;
}

function describeAddress(kind: string, address: string): string {
  return kind === 'msisdn' ? `+${address}` : kind === 'email' ? address : `${kind} ${address}`;
}
