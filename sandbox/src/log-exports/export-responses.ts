import type { OperationInput, SmsGetLogExportOutput } from 'cpaas-8x8';

import type { SandboxContext } from '../engine/context';
import { asText } from '../engine/json';
import type { Table } from '../engine/state/table';
import { dayMs, parseTimestamp } from '../engine/timestamps';
import { badRequest, ApiError } from '../server/api-error';
import { jsonResponse, type HttpResponse } from '../server/http-response';
import { requireSubAccountId, type ApiCall } from '../server/operations/api-call';
import type { LogExport } from './log-export';

/** Shared by the log exports of all products. */

/**
 * Returns the log export that a request names.
 *
 * @throws {ApiError} 404 with code 4018, when the job belongs to another subaccount.
 */
export function requireOwnJob<Job extends LogExport>(call: ApiCall, job: Job | undefined): Job {
  if (job?.subAccountId === requireSubAccountId(call)) return job;
  throw new ApiError(404, 4018, 'There is no such export job');
}

/** Returns the status of an export and, on success, the link to its file. The link needs no API key. */
export function exportResponse(call: ApiCall, { status, expires, token }: LogExport): SmsGetLogExportOutput {
  if (token === undefined) return { status };
  const subAccount = encodeURIComponent(requireSubAccountId(call));
  const link = `${call.context.url}/${call.product}/api/v1/subaccounts/${subAccount}/messages/download/${token}`;
  return { status, data: [link], expires };
}

/** Cancels an export that has not finished. A finished one stays as it is. */
export function cancelExport<Job extends LogExport>(table: Table<Job>, job: Job): void {
  if (job.status === 'queued' || job.status === 'running')
    table.change(job, (draft) => (draft.status = 'cancelled'));
}

/** Parses the time range and the maximum number of rows (0 means all). */
export function parseExportRange(
  { input }: ApiCall<OperationInput<'voice.startLogExport'>>,
  defaults: { readonly from: number; readonly to: number },
): { from: number; to: number; limit: number } {
  const from = asText(input.from);
  const to = asText(input.to);
  const { limit } = input;
  return {
    from: from === undefined ? defaults.from : parseDate('from', from),
    // An end date includes the whole day.
    to: to === undefined ? defaults.to : parseDate('to', to) + (isDate(to) ? dayMs - 1 : 0),
    limit: typeof limit === 'number' ? limit : 0,
  };
}

const isDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);

function parseDate(field: string, text: string): number {
  const value = parseTimestamp(text);
  if (Number.isNaN(value)) throw badRequest(1000, `${field} is not a date, nor a date and time`);
  return value;
}

const downloadPath =
  /^\/(sms|chatapps|voice)\/api\/v1\/subaccounts\/[^/]+\/messages\/download\/([A-Za-z0-9]+)$/;

/** Reads the product and the token in the link to the file of a log export. */
export function parseDownloadPath(pathname: string): { product: string; token: string } | undefined {
  const [, product, token] = downloadPath.exec(pathname) ?? [];
  return product === undefined || token === undefined ? undefined : { product, token };
}

/** Serves the file of a log export. The token in the link gives access. */
export function exportFileResponse(
  { clock }: SandboxContext,
  product: string,
  job: LogExport | undefined,
): HttpResponse {
  if (job?.csv === undefined || parseTimestamp(job.expires ?? '') < clock.now())
    return jsonResponse(404, { code: 1300, message: 'The file does not exist, or its link has expired' });
  const name = `${product}-log-${job.jobId.slice(0, 8)}.csv`;
  return {
    status: 200,
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}"`,
    },
    body: job.csv,
  };
}
