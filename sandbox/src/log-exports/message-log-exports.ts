import type { OperationInput, SmsStartLogExportOutput } from 'cpaas-8x8';
import { textOf } from '../engine/json';
import { type ExportJob, continueExport } from './log-export';
import { nextToken } from '../engine/ids';
import { day, momentOf } from '../engine/timestamps';
import { after, type World } from '../engine/context';
import { subAccountIdOf, type ApiCall, type Handlers } from '../server/operations/api-call';
import { cancelExport, exportAnswer, extentOf, ownJob } from './export-responses';
import type { Message } from '../messages/message';
import { sameAddress } from '../numbers/phone-numbers';
import type { WorldState } from '../engine/state';
import { chatLogCsv } from '../chat-apps/messages/chat-log-csv';
import { smsLogCsv } from '../sms/sms-log-csv';

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

/** Brings an export of the log of SMS or of chat apps a step further. */
export function continueMessageExport(world: World, jobId: string): void {
  const job = world.state.exportJobs.get(jobId);
  continueExport(world, job, { kind: 'export', jobId }, () => job && csvOf(world.state, job));
}

function csvOf(state: WorldState, job: ExportJob): string | undefined {
  const messages = exported(state, job);
  if (messages.length === 0) return undefined;
  return job.product === 'sms' ? smsLogCsv(messages) : chatLogCsv(state, messages);
}

function exported(state: WorldState, { product, subAccountId, filter }: ExportJob): Message[] {
  const { from, to, phoneNumber, channelUserId, countries, limit } = filter;
  const found: Message[] = [];
  for (const message of state.messages.values()) {
    if (message.product !== product || message.subAccountId !== subAccountId) continue;
    const moment = momentOf(message.createdAt);
    if (moment < from || moment > to) continue;
    if (phoneNumber !== undefined && !sameAddress(phoneNumber, message.customer)) continue;
    if (channelUserId !== undefined && !isUser(state, message, channelUserId)) continue;
    if (countries?.length && !countries.includes(message.country ?? '')) continue;
    found.push(message);
    if (limit > 0 && found.length >= limit) break;
  }
  return found;
}

function isUser({ customers }: WorldState, { customer }: Message, channelUserId: string): boolean {
  const known = customers.get(customer);
  return [known?.bsuid, known?.lineUserId, known?.key].includes(channelUserId);
}
