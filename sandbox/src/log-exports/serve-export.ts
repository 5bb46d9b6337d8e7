import { jsonAnswer, type Answer } from '../server/http-response';
import { momentOf } from '../engine/timestamps';
import type { World } from '../engine/context';

const address = /^\/(sms|chatapps|voice)\/api\/v1\/subaccounts\/[^/]+\/messages\/download\/([A-Za-z0-9]+)$/;

/** The file of a log export, for whoever has the link. */
export function exportFile({ state, time }: World, { pathname }: URL): Answer | undefined {
  const [, product, token] = address.exec(pathname) ?? [];
  if (token === undefined) return undefined;
  const job =
    product === 'voice'
      ? Object.values(state.voice.exports).find((each) => each.token === token)
      : [...state.exportJobs.values()].find((each) => each.token === token && each.product === product);
  if (job?.csv === undefined || momentOf(job.expires ?? '') < time.now())
    return jsonAnswer(404, { code: 1300, message: 'The file is not there, or no longer' });
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
