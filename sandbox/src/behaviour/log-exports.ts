import { listOf, textOf, type JsonObject } from '../json';
import type { ExportJob } from '../exports/export-job';
import { nextToken } from '../world/ids';
import { day } from '../time/moments';
import { after } from '../world/world';
import { subAccountIdOf, type ApiCall, type Behaviour } from './api-call';
import { cancelExport, exportAnswer, extentOf, jobIdOf, ownJob } from './export-answers';

/** Logs of chat apps go back six months. */
const chatDepthMs = 183 * day;

/** Exports of the logs of SMS and of chat apps: jobs that take their time. */
export const logExports: Readonly<Record<string, Behaviour>> = {
  'sms.startLogExport': (call) => start(call, 'sms', filterOf(call)),
  'sms.getLogExport': (call) => exportAnswer(call, requireJob(call)),
  'sms.cancelLogExport': (call) => {
    cancelExport(requireJob(call));
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
  'chatApps.getLogExport': (call) => exportAnswer(call, requireJob(call)),
  'chatApps.cancelLogExport': (call) => {
    cancelExport(requireJob(call));
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

function requireJob(call: ApiCall): ExportJob {
  const job = call.world.state.exportJobs.get(jobIdOf(call));
  return ownJob(call, job?.product === call.product ? job : undefined);
}

function filterOf(call: ApiCall): ExportJob['filter'] {
  const { world, input } = call;
  const today = startOfDay(world.time.now());
  const phoneNumber = textOf(input['phoneNumber']);
  return {
    ...extentOf(call, { from: today - 7 * day, to: today + day }),
    ...(phoneNumber === undefined ? {} : { phoneNumber }),
    ...(Array.isArray(input['countries']) ? { countries: listOf(input['countries']).map(String) } : {}),
  };
}

const startOfDay = (now: number): number => now - (now % day);
