import { ask } from '../../dialogs/dialog';
import { about } from '../../state/page-state';
import { useGroups } from './use-groups';

/** Asks for a file of contacts and uploads it, by a request to the API: the control API takes no spreadsheets. */
export async function askForUpload(): Promise<void> {
  let file: File | undefined;
  await ask(
    'Upload contacts',
    <>
      <label>
        CSV or Excel file
        <input
          type="file"
          accept=".csv,.xlsx,.xls"
          required
          onChange={({ currentTarget }) => (file = currentTarget.files?.[0])}
        />
      </label>
      <GroupChoice />
      <p class="dialog-hint">
        The first row has the names of the columns, such as <code>msisdn</code>, <code>firstName</code>,{' '}
        <code>lastName</code>, <code>email</code>.
      </p>
    </>,
    'Upload',
    ({ group = '' }) => upload(file, group),
  );
}

function GroupChoice() {
  return (
    <label>
      Group of the contacts
      <select name="group">
        <option value="">none</option>
        {useGroups().map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

async function upload(file: File | undefined, group: string): Promise<void> {
  const { accountId = '', apiKey = '' } = about.value ?? {};
  if (!file) throw new Error('Choose a file');
  const form = new FormData();
  form.set('file', file);
  if (group !== '') form.set('groups', group);
  const response = await fetch(
    `/contacts/api/v1/accounts/${encodeURIComponent(accountId)}/contacts/batches/createContacts`,
    { method: 'POST', headers: { authorization: `Bearer ${apiKey}` }, body: form },
  );
  if (response.ok) return;
  const { message } = (await response.json().catch(() => ({}))) as { message?: string };
  throw new Error(message ?? `The sandbox responded with HTTP ${response.status}`);
}
