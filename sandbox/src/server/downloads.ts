import type { IncomingMessage, ServerResponse } from 'node:http';

import { momentOf } from '../time/moments';
import type { World } from '../world/world';
import { jsonAnswer, send } from './answer';

/** Files of log exports: whoever has the link may fetch them. Says whether the request was for one. */
export function serveDownload(
  { state, time }: World,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): boolean {
  const [, product, token] =
    /^\/(sms|voice)\/api\/v1\/subaccounts\/[^/]+\/messages\/download\/([A-Za-z0-9]+)$/.exec(path) ?? [];
  if (token === undefined || request.method !== 'GET') return false;
  request.resume();
  const jobs = product === 'voice' ? Object.values(state.voice.exports) : [...state.exportJobs.values()];
  const job = jobs.find((each) => each.token === token);
  if (job?.csv === undefined || momentOf(job.expires ?? '') < time.now()) {
    send(response, jsonAnswer(404, { code: 1300, message: 'The file is not there, or no longer' }));
    return true;
  }
  send(response, {
    status: 200,
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${product}-log-${job.jobId.slice(0, 8)}.csv"`,
    },
    body: job.csv,
  });
  return true;
}
