import { textOf } from '../json';
import { invalid, Problem } from '../server/problem';
import { day, momentOf } from '../time/moments';
import type { VoiceExport } from '../voice/voice-book';
import { nextToken } from '../world/ids';
import { after } from '../world/world';
import { subAccountIdOf, type ApiCall, type Behaviour } from './api-call';

/** Exports of the log of calls: jobs that take their time. */
export const voiceLogExports: Readonly<Record<string, Behaviour>> = {
  'voice.startLogExport': (call) => {
    const { world, input } = call;
    const now = world.time.now();
    const jobId = nextToken(world.state, 'job');
    const to = textOf(input['to']);
    world.state.voice.exports[jobId] = {
      jobId,
      subAccountId: subAccountIdOf(call),
      from: moment('from', textOf(input['from'])) ?? now - 7 * day,
      // A date means the whole of that day.
      to: (moment('to', to) ?? now) + (/^\d{4}-\d{2}-\d{2}$/.test(to ?? '') ? day - 1 : 0),
      limit: typeof input['limit'] === 'number' ? input['limit'] : 0,
      status: 'queued',
    };
    after(world, world.options.exportDelayMs, { kind: 'voice-export', jobId });
    return { jobId };
  },
  'voice.getLogExport': (call) => {
    const { status, expires, token } = requireJob(call);
    return token === undefined ? { status } : { status, data: [linkTo(call, token)], expires };
  },
  'voice.cancelLogExport': (call) => {
    const job = requireJob(call);
    if (job.status === 'queued' || job.status === 'running') job.status = 'cancelled';
  },
};

function requireJob(call: ApiCall): VoiceExport {
  const job = call.world.state.voice.exports[textOf(call.input['jobId']) ?? ''];
  if (job?.subAccountId === subAccountIdOf(call)) return job;
  throw new Problem(404, 4018, 'There is no such export job');
}

/** Links need no API key: whoever has one may fetch the file. */
function linkTo(call: ApiCall, token: string): string {
  return `${call.world.url}/voice/api/v1/subaccounts/${encodeURIComponent(subAccountIdOf(call))}/messages/download/${token}`;
}

function moment(field: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const value = momentOf(text);
  if (Number.isNaN(value)) throw invalid(1000, `${field} is not a date, nor a date and time`);
  return value;
}
