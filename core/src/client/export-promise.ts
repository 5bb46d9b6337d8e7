import { fromCsv } from '../csv';
import { getPath } from '../transport/response/parse-body';
import { TransportError } from '../errors/errors';
import { HttpFailure } from '../errors/http-failure';
import type { Ports } from '../transport/http-port';
import { JobPromise, type JobContext, type JobOptions } from './job-promise';
import { maxTimerMs } from '../transport/call-limits';
import { userAgent } from '../transport/request-headers';
import type { ApiResponse } from './api-promise';

/** What an export needs besides: where its links stand, and a way to fetch them. */
export interface ExportContext extends JobContext {
  readonly files: string;
  readonly ports: JobContext['ports'] & Pick<Ports, 'http' | 'download'>;
}

/**
 * A call that starts an export: beside what any job has, its rows can be gone through when it has ended.
 *
 * @example
 * const yesterday = client.sms.startLogExport({ from: '2026-11-24', to: '2026-11-24' });
 * for await (const row of yesterday.rows({ signal })) console.log(row.umid, row.status_value);
 */
export class ExportPromise<Started, Result> extends JobPromise<Started, Result> {
  constructor(
    started: Promise<ApiResponse<Started>>,
    private readonly exporting: ExportContext,
  ) {
    super(started, exporting);
  }

  /**
   * Waits for the export, then gives its rows, file after file, by the names of the columns. In Node they are read as
   * they come, whatever the size. An export that found nothing has no rows.
   *
   * @throws {JobError} as `completed()` does. @throws {TransportError} when a file cannot be read to its end.
   */
  async *rows(
    options: JobOptions<Result> = {},
  ): AsyncGenerator<Readonly<Record<string, string>>, void, undefined> {
    const links = getPath(await this.completed(options), this.exporting.files);
    for (const link of Array.isArray(links) ? links : []) {
      try {
        for await (const { cells, problem, line } of fromCsv(this.download(String(link), options.signal))) {
          if (problem !== undefined)
            throw new HttpFailure('incomplete-body', true, `line ${line} ${problem}`);
          yield cells;
        }
      } catch (thrown) {
        throw thrown instanceof HttpFailure ? this.toTransportError(thrown) : thrown;
      }
    }
  }

  /** The links need no key, and lead to other servers, which must not see it. */
  private async *download(url: string, signal?: AbortSignal): AsyncGenerator<Uint8Array | string> {
    const { http, download } = this.exporting.ports;
    const request = { url, headers: { 'user-agent': userAgent }, ...(signal ? { signal } : {}) };
    if (download) {
      yield* download(request);
      return;
    }
    const whole = {
      ...request,
      method: 'GET',
      timeoutMs: maxTimerMs,
      responseType: 'bytes',
      omitApiKey: true,
    } as const;
    const { status, bytes, body } = await http(whole);
    if (status !== 200) throw new HttpFailure('reset', true, `the file was not given: HTTP ${status}`);
    yield bytes ?? body;
  }

  private toTransportError(failure: HttpFailure): TransportError {
    const { operation } = this.exporting;
    const advice = 'The export is there: fetch it again while its links work.';
    const message = `${operation}: ${failure.message}`;
    return new TransportError(operation, failure.reason, 'not-sent', message, advice, 1, { cause: failure });
  }
}
