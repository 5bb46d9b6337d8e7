import type { SandboxContext } from '../../engine/context';
import { joinCsv } from '../../engine/csv';
import { errorMessage } from '../../engine/error-message';
import { parseContactDetails } from '../contact-details';
import { upsertContact } from '../upsert-contact';
import { parseColumns, rowToContact } from './columns';
import type { ContactBatch, CreateContacts, UploadCounts } from './contact-batch';
import { readTable } from './read-table';
import { UnreadableFile } from './unreadable-file';

/** Imports the contacts of an uploaded file. Returns false when the file is unreadable. */
export function runUpload(context: SandboxContext, batch: ContactBatch, work: CreateContacts): boolean {
  try {
    const { counts, invalidFile } = importRows(context, work);
    batch.counts = counts;
    if (invalidFile !== undefined) batch.invalidFile = invalidFile;
    return true;
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    batch.invalidFile = joinCsv([['error'], [error.message]]);
    return false;
  }
}

function importRows(
  context: SandboxContext,
  work: CreateContacts,
): { counts: UploadCounts; invalidFile?: string } {
  const table = readTable(Buffer.from(work.content, 'base64'));
  const [header = []] = table;
  const names = work.columns ?? header;
  const rows = work.columns ? table : table.slice(1);
  const columns = parseColumns(names);
  const groups = findExistingGroups(context, work.groups);
  const rejectedRows: string[][] = [];
  let insertedCount = 0;
  for (const row of rows) {
    try {
      const details = parseContactDetails(context.state.contacts, rowToContact(columns, row));
      if (!upsertContact(context, { ...details, groups }).merged) insertedCount++;
    } catch (error) {
      rejectedRows.push([...names.map((_, index) => row[index] ?? ''), errorMessage(error)]);
    }
  }
  const counts = {
    totalRows: rows.length,
    errorRows: rejectedRows.length,
    duplicatedRows: rows.length - rejectedRows.length - insertedCount,
    insertedRows: insertedCount,
    contactGroups: groups.length,
  };
  return rejectedRows.length === 0
    ? { counts }
    : { counts, invalidFile: joinCsv([[...names, 'error'], ...rejectedRows]) };
}

/** A group may have been deleted while the batch was queued. */
function findExistingGroups(context: SandboxContext, ids: readonly number[]): number[] {
  return ids.filter((id) => context.state.contacts.groups.some((group) => group.id === id));
}
