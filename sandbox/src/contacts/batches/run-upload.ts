import { messageOf } from '../../engine/error-message';
import type { World } from '../../engine/context';
import { columnsOf, contactInRow } from './columns';
import type { ContactBatch, CreateContacts, UploadCounts } from './contact-batch';
import { contactDetails } from '../contact-details';
import { csvLine } from './csv';
import { enterContact } from '../upsert-contact';
import { readTable } from './read-table';
import { UnreadableFile } from './unreadable-file';

/** Enters the contacts of an uploaded file. Says whether it could be read. */
export function runUpload(world: World, batch: ContactBatch, work: CreateContacts): boolean {
  try {
    const { counts, invalidFile } = enterRows(world, work);
    batch.counts = counts;
    if (invalidFile !== undefined) batch.invalidFile = invalidFile;
    return true;
  } catch (thrown) {
    if (!(thrown instanceof UnreadableFile)) throw thrown;
    batch.invalidFile = fileOf([['error'], [thrown.message]]);
    return false;
  }
}

function enterRows(world: World, work: CreateContacts): { counts: UploadCounts; invalidFile?: string } {
  const table = readTable(Buffer.from(work.content, 'base64'));
  const [header = []] = table;
  const names = work.columns ?? header;
  const rows = work.columns ? table : table.slice(1);
  const columns = columnsOf(names);
  const groups = knownGroups(world, work.groups);
  const refused: string[][] = [];
  let inserted = 0;
  for (const row of rows) {
    try {
      const details = contactDetails(world.state.contacts, contactInRow(columns, row));
      if (!enterContact(world, { ...details, groups }).merged) inserted++;
    } catch (thrown) {
      refused.push([...names.map((_, index) => row[index] ?? ''), messageOf(thrown)]);
    }
  }
  const counts = {
    totalRows: rows.length,
    errorRows: refused.length,
    duplicatedRows: rows.length - refused.length - inserted,
    insertedRows: inserted,
    contactGroups: groups.length,
  };
  return refused.length === 0
    ? { counts }
    : { counts, invalidFile: fileOf([[...names, 'error'], ...refused]) };
}

/** A group may have been deleted while the batch was queued. */
function knownGroups(world: World, ids: readonly number[]): number[] {
  return ids.filter((id) => world.state.contacts.groups.some((group) => group.id === id));
}

function fileOf(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${csvLine(row)}\r\n`).join('');
}
