import { setImmediate } from 'node:timers/promises';

import type { SandboxContext } from '../../engine/context';
import { joinCsv } from '../../engine/csv';
import { errorMessage } from '../../engine/error-message';
import { parseContactDetails } from '../contact-details';
import { batchTable, groupTable } from '../contact-store';
import { upsertContact } from '../upsert-contact';
import { parseColumns, rowToContact } from './columns';
import { uploadId, type ContactBatch, type CreateContacts, type UploadCounts } from './contact-batch';
import { readTable } from './read-table';
import type { TableRow } from './table-row';
import { UnreadableFile } from './unreadable-file';

/**
 * Imports the contacts of an uploaded file, and returns how the batch ends. Returns `undefined` when the sandbox was reset
 * or closed meanwhile.
 */
export async function runUpload(
  context: SandboxContext,
  batch: ContactBatch,
  work: CreateContacts,
): Promise<Pick<ContactBatch, 'status' | 'counts' | 'invalidFile'> | undefined> {
  try {
    const result = await importRows(context, batch, work);
    return result && { status: 'completed', ...result };
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    if (!isCurrent(context, batch)) return undefined;
    return { status: 'failed', invalidFile: joinCsv([['error'], [error.message]]) };
  }
}

/** The sandbox answers other requests after each of these many rows. */
const rowsAtOnce = 500;

async function importRows(
  context: SandboxContext,
  batch: ContactBatch,
  work: CreateContacts,
): Promise<{ counts: UploadCounts; invalidFile?: string } | undefined> {
  const rows = await readRows(context, batch, work);
  const names = rows[0]?.columns ?? [];
  const columns = parseColumns(names);
  const groups = findExistingGroups(context, work.groups);
  const rejectedRows: string[][] = [];
  let insertedCount = 0;
  for (const [index, { cells, error }] of rows.entries()) {
    if (index % rowsAtOnce === 0) {
      await setImmediate();
      if (!isCurrent(context, batch)) return undefined;
    }
    try {
      if (error !== undefined) throw new Error(error);
      const details = parseContactDetails(context.state, rowToContact(columns, cells));
      if (!upsertContact(context, { ...details, groups }).merged) insertedCount++;
    } catch (reason) {
      rejectedRows.push([...names.map((_, column) => cells[column] ?? ''), errorMessage(reason)]);
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

/** The sandbox may have been reset or closed while the file was read. */
function isCurrent({ state, closeSignal }: SandboxContext, batch: ContactBatch): boolean {
  return !closeSignal.aborted && state.table(batchTable).get(batch.id) === batch;
}

/** Reads the whole file first: a file that cannot be read to its end changes nothing. */
async function readRows(
  context: SandboxContext,
  batch: ContactBatch,
  work: CreateContacts,
): Promise<TableRow[]> {
  const rows: TableRow[] = [];
  const content = context.state.blobs.get(uploadId(batch.id)) ?? Buffer.alloc(0);
  for await (const row of readTable(content, work.columns, context.closeSignal)) {
    if (rows.length % rowsAtOnce === 0) await setImmediate();
    rows.push(row);
  }
  if (rows.length === 0) throw new UnreadableFile('The file has no rows');
  return rows;
}

/** A group may have been deleted while the batch was queued. */
function findExistingGroups(context: SandboxContext, ids: readonly number[]): number[] {
  return ids.filter((id) => context.state.table(groupTable).get(id) !== undefined);
}
