import { listOf, textOf, type JsonObject } from '../json';
import { invalid, Problem } from '../server/problem';
import type { ExportJob } from '../exports/export-job';
import { nextToken } from '../world/ids';
import { day, momentOf } from '../time/moments';
import { after } from '../world/world';
import { subAccountIdOf, type ApiCall, type Behaviour } from './api-call';

/** Logs of chat apps go back six months. */
const chatDepthMs = 183 * day;

/** Exports of the logs of SMS and of chat apps: jobs that take their time. */
export const logExports: Readonly<Record<string, Behaviour>> = {
  'sms.startLogExport': (call) => start(call, 'sms', filterOf(call)),
  'sms.getLogExport': (call) => result(call),
  'sms.cancelLogExport': (call) => {
    cancel(call);
  },
  'chatApps.startLogExport': (call) => {
    const filter = filterOf(call);
    const channelUserId = textOf(call.input['channelUserId']);
    return start(call, 'chatapps', {
      ...filter,
      from: Math.max(filter.from, call.world.time.now() - chatDepthMs),
      ...(channelUserId === undefined ? {} : { channelUserId }),
    });
  },
  'chatApps.getLogExport': (call) => result(call),
  'chatApps.cancelLogExport': (call) => {
    cancel(call);
  },
};

function start(call: ApiCall, product: ExportJob['product'], filter: ExportJob['filter']): JsonObject {
  const { world } = call;
  const jobId = nextToken(world.state, 'job');
  const subAccountId = subAccountIdOf(call);
  world.state.exportJobs.set(jobId, { jobId, product, subAccountId, filter, status: 'queued' });
  after(world, world.options.exportDelayMs, { kind: 'export', jobId });
  return { jobId };
}

function result(call: ApiCall): JsonObject {
  const { status, expires, token } = requireJob(call);
  if (token === undefined) return { status };
  return { status, data: [linkTo(call, token)], expires };
}

function cancel(call: ApiCall): void {
  const job = requireJob(call);
  if (job.status === 'queued' || job.status === 'running') job.status = 'cancelled';
}

function requireJob(call: ApiCall): ExportJob {
  const job = call.world.state.exportJobs.get(textOf(call.input['jobId']) ?? '');
  if (job?.subAccountId === subAccountIdOf(call) && job.product === call.product) return job;
  throw new Problem(404, 4018, 'There is no such export job');
}

/** Links need no API key: whoever has one may fetch the file. */
function linkTo(call: ApiCall, token: string): string {
  const subAccount = encodeURIComponent(subAccountIdOf(call));
  return `${call.world.url}/${call.product}/api/v1/subaccounts/${subAccount}/messages/download/${token}`;
}

function filterOf({ world, input }: ApiCall): ExportJob['filter'] {
  const now = world.time.now();
  const from = textOf(input['from']);
  const to = textOf(input['to']);
  const phoneNumber = textOf(input['phoneNumber']);
  const { limit } = input;
  return {
    from: from === undefined ? startOfDay(now) - 7 * day : moment('from', from),
    // A date means the whole of that day.
    to: to === undefined ? startOfDay(now) + day : moment('to', to) + (isDate(to) ? day - 1 : 0),
    ...(phoneNumber === undefined ? {} : { phoneNumber }),
    ...(Array.isArray(input['countries']) ? { countries: listOf(input['countries']).map(String) } : {}),
    limit: typeof limit === 'number' ? limit : 0,
  };
}

const isDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);

const startOfDay = (now: number): number => now - (now % day);

function moment(field: string, text: string): number {
  const value = momentOf(text);
  if (Number.isNaN(value)) throw invalid(1000, `${field} is not a date, nor a date and time`);
  return value;
}
