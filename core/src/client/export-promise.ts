import { CsvError } from '../csv/csv-error';
import { getPath } from '../transport/response/parse-body';
import { TransportError } from '../errors/errors';
import { HttpFailure } from '../errors/http-failure';
import type { Ports } from '../transport/http-port';
import { JobPromise, type JobContext, type JobOptions } from './job-promise';
import { maxTimerMs } from '../transport/call-limits';
import { userAgent } from '../transport/request-headers';
import type { ApiResponse } from './api-promise';

/** The context of a job that creates files. */
export interface ExportContext extends JobContext {
  /** The path of the download URLs in the job status. */
  readonly files: string;
  readonly ports: JobContext['ports'] & Pick<Ports, 'http' | 'download' | 'readCsv'>;
}

/**
 * The promise of a call that starts an export job. `rows()` waits for the export and returns its rows.
 *
 * @example
 * const yesterday = client.sms.startLogExport({ from: '2026-11-24', to: '2026-11-24' });
 * for await (const row of yesterday.rows({ signal })) console.log(row.umid, row.status_value);
 */
export class ExportPromise<Started, Result> extends JobPromise<Started, Result> {
  constructor(
    started: Promise<ApiResponse<Started>>,
    private readonly exportContext: ExportContext,
  ) {
    super(started, exportContext);
  }

  /**
   * Waits for the export, then returns its rows as objects with the column names as keys. Node.js streams the files, so an
   * export can be of any size. An export without results has no rows.
   *
   * @throws {JobError} if the job fails, is aborted or does not finish in time, as in `completed()`.
   * @throws {TransportError} if a file cannot be downloaded completely.
   * @throws {TypeError} if the client has ports of its own without `readCsv`.
   */
  async *rows(
    options: JobOptions<Result> = {},
  ): AsyncGenerator<Readonly<Record<string, string>>, void, undefined> {
    const { readCsv } = this.exportContext.ports;
    if (!readCsv) {
      const message = `${this.exportContext.operation}: rows() needs the port readCsv. Pass fromCsv of cpaas-8x8/pure.`;
      throw new TypeError(message);
    }
    const urls = getPath(await this.completed(options), this.exportContext.files);
    for (const url of Array.isArray(urls) ? urls : []) {
      try {
        for await (const { cells, problem, line } of readCsv(this.download(String(url), options.signal))) {
          if (problem !== undefined)
            throw new HttpFailure('incomplete-body', true, `line ${line} ${problem}`);
          yield cells;
        }
      } catch (error) {
        const failure =
          error instanceof CsvError ? new HttpFailure('incomplete-body', true, error.message) : error;
        throw failure instanceof HttpFailure ? this.toTransportError(failure) : failure;
      }
    }
  }

  /** Downloads a file without the API key, because it is on another host. */
  private async *download(url: string, signal?: AbortSignal): AsyncGenerator<Uint8Array | string> {
    const { http, download } = this.exportContext.ports;
    const request = { url, headers: { 'user-agent': userAgent }, ...(signal ? { signal } : {}) };
    if (download) {
      yield* download(request);
      return;
    }
    const fileRequest = {
      ...request,
      method: 'GET',
      timeoutMs: maxTimerMs,
      responseType: 'bytes',
      omitApiKey: true,
    } as const;
    const { status, bytes, body } = await http(fileRequest);
    if (status !== 200)
      throw new HttpFailure('reset', true, `the file download failed with HTTP status ${status}`);
    yield bytes ?? body;
  }

  private toTransportError(failure: HttpFailure): TransportError {
    const { operation } = this.exportContext;
    const advice = 'The export is complete. Download its files again before their links expire.';
    const message = `${operation}: ${failure.message}`;
    return new TransportError(operation, failure.reason, 'not-sent', message, advice, 1, { cause: failure });
  }
}
