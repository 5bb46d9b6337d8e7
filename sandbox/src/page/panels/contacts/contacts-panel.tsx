import { pageLocation } from '../../state/location';
import { Sections } from '../parts/toolbar';
import { BatchList } from './batch-list';
import { ContactList } from './contact-list';
import { GroupList } from './group-list';
import './contacts.css';

/** The contacts of the account, their groups, and the jobs that change many at once. */
export function ContactsPanel() {
  const { list } = pageLocation.value.details;
  return (
    <>
      <Sections
        label="Lists of contacts"
        sections={[
          ['contacts', 'Contacts'],
          ['groups', 'Groups'],
          ['batches', 'Batches'],
        ]}
      />
      {list === 'groups' ? <GroupList /> : list === 'batches' ? <BatchList /> : <ContactList />}
    </>
  );
}
