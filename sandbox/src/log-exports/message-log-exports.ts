import type { OperationInput, SmsStartLogExportOutput } from 'cpaas-8x8';

import { textOf } from '../engine/json';
import type { ExportJob } from './log-export';
import { nextToken } from '../engine/ids';
import { day } from '../engine/timestamps';
import { after } from '../engine/context';
import { subAccountIdOf, type ApiCall, type Handlers } from '../server/api-call';
import { cancelExport, exportAnswer, extentOf, ownJob } from './export-responses';

/** Logs of chat apps go back six months. */
const chatDepthMs = 183 * day;

/** Exports of the logs of SMS and of chat apps: jobs that take their time. */
export const logExports = {
  'sms.startLogExport': (call) => start(call, 'sms', filterOf(call)),
  'sms.getLogExport': (call) => exportAnswer(call, requireJob(call)),
  'sms.cancelLogExport': (call): undefined => {
    cancelExport(requireJob(call));
  },
  'chatApps.startLogExport': (call): SmsStartLogExportOutput => {
    const filter = filterOf(call);
    const channelUserId = textOf(call.input.channelUserId);
    return start(call, 'chatapps', {
      ...filter,
      from: Math.max(filter.from, call.world.time.now() - chatDepthMs),
      ...(channelUserId === undefined ? {} : { channelUserId }),
    });
  },
  'chatApps.getLogExport': (call) => exportAnswer(call, requireJob(call)),
  'chatApps.cancelLogExport': (call): undefined => {
    cancelExport(requireJob(call));
  },
} satisfies Partial<Handlers>;

function start(
  call: ApiCall,
  product: ExportJob['product'],
  filter: ExportJob['filter'],
): SmsStartLogExportOutput {
  const { world } = call;
  const jobId = nextToken(world.state, 'job');
  const subAccountId = subAccountIdOf(call);
  world.state.exportJobs.set(jobId, { jobId, product, subAccountId, filter, status: 'queued' });
  after(world, world.options.exportDelayMs, { kind: 'export', jobId });
  return { jobId };
}

function requireJob(call: ApiCall<OperationInput<'sms.getLogExport'>>): ExportJob {
  const job = call.world.state.exportJobs.get(call.input.jobId);
  return ownJob(call, job?.product === call.product ? job : undefined);
}

function filterOf(call: ApiCall<OperationInput<'sms.startLogExport'>>): ExportJob['filter'] {
  const { world, input } = call;
  const today = startOfDay(world.time.now());
  const phoneNumber = textOf(input.phoneNumber);
  return {
    ...extentOf(call, { from: today - 7 * day, to: today + day }),
    ...(phoneNumber === undefined ? {} : { phoneNumber }),
    ...(input.countries ? { countries: input.countries } : {}),
  };
}

const startOfDay = (now: number): number => now - (now % day);
