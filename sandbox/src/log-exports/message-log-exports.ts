import type { OperationInput, SmsStartLogExportOutput } from 'cpaas-8x8';

import { writeChatLogCsv } from '../chat-apps/messages/chat-log-csv';
import { scheduleTask, type SandboxContext } from '../engine/context';
import { nextToken } from '../engine/ids';
import { asText } from '../engine/json';
import type { SandboxState } from '../engine/state/state';
import { dayMs, parseTimestamp } from '../engine/timestamps';
import { findCustomer } from '../messages/customers';
import type { Message } from '../messages/message';
import { messageTable } from '../messages/message-store';
import { sameAddress } from '../numbers/phone-numbers';
import type { HttpResponse } from '../server/http-response';
import { requireSubAccountId, type ApiCall, type Handlers } from '../server/operations/api-call';
import { writeSmsLogCsv } from '../sms/sms-log-csv';
import {
  cancelExport,
  exportFileResponse,
  exportResponse,
  parseDownloadPath,
  parseExportRange,
  requireOwnJob,
} from './export-responses';
import { type ExportJob, advanceExport, exportJobTable } from './log-export';

/** 8x8 keeps chat logs for six months. */
const maxChatLogAgeMs = 183 * dayMs;

/** Starts, reads and cancels log exports of SMS and chat apps. */
export const messageLogExportHandlers = {
  'sms.startLogExport': (call) => startExport(call, 'sms', parseFilter(call)),
  'sms.getLogExport': (call) => exportResponse(call, requireJob(call)),
  'sms.cancelLogExport': (call): undefined => {
    cancelExport(call.context.state.table(exportJobTable), requireJob(call));
  },
  'chatApps.startLogExport': (call): SmsStartLogExportOutput => {
    const filter = parseFilter(call);
    const channelUserId = asText(call.input.channelUserId);
    return startExport(call, 'chatapps', {
      ...filter,
      from: Math.max(filter.from, call.context.clock.now() - maxChatLogAgeMs),
      ...(channelUserId === undefined ? {} : { channelUserId }),
    });
  },
  'chatApps.getLogExport': (call) => exportResponse(call, requireJob(call)),
  'chatApps.cancelLogExport': (call): undefined => {
    cancelExport(call.context.state.table(exportJobTable), requireJob(call));
  },
} satisfies Partial<Handlers>;

function startExport(
  call: ApiCall,
  product: ExportJob['product'],
  filter: ExportJob['filter'],
): SmsStartLogExportOutput {
  const { context } = call;
  const jobId = nextToken(context.state, 'job');
  const subAccountId = requireSubAccountId(call);
  context.state.table(exportJobTable).put({ jobId, product, subAccountId, filter, status: 'queued' });
  scheduleTask<ExportTask>(context, context.options.exportDelayMs, { kind: 'export', jobId });
  return { jobId };
}

function requireJob(call: ApiCall<OperationInput<'sms.getLogExport'>>): ExportJob {
  const job = call.context.state.table(exportJobTable).get(call.input.jobId);
  return requireOwnJob(call, job?.product === call.product ? job : undefined);
}

function parseFilter(call: ApiCall<OperationInput<'sms.startLogExport'>>): ExportJob['filter'] {
  const { context, input } = call;
  const today = startOfDay(context.clock.now());
  const phoneNumber = asText(input.phoneNumber);
  return {
    ...parseExportRange(call, { from: today - 7 * dayMs, to: today + dayMs }),
    ...(phoneNumber === undefined ? {} : { phoneNumber }),
    ...(input.countries ? { countries: input.countries } : {}),
  };
}

const startOfDay = (now: number): number => now - (now % dayMs);

/** Advances an export of SMS or chat messages by one step. Called when its scheduled task is due. */
export function advanceMessageExport(context: SandboxContext, jobId: string): void {
  const table = context.state.table(exportJobTable);
  const job = table.get(jobId);
  advanceExport(context, table, job, { kind: 'export', jobId }, () => job && writeCsv(context.state, job));
}

function writeCsv(state: SandboxState, job: ExportJob): string | undefined {
  const messages = selectMessages(state, job);
  if (messages.length === 0) return undefined;
  return job.product === 'sms' ? writeSmsLogCsv(messages) : writeChatLogCsv(state, messages);
}

function selectMessages(state: SandboxState, { product, subAccountId, filter }: ExportJob): Message[] {
  const { from, to, phoneNumber, channelUserId, countries, limit } = filter;
  const found: Message[] = [];
  for (const message of state.table(messageTable).values()) {
    if (message.product !== product || message.subAccountId !== subAccountId) continue;
    const createdAt = parseTimestamp(message.createdAt);
    if (createdAt < from || createdAt > to) continue;
    if (phoneNumber !== undefined && !sameAddress(phoneNumber, message.customer)) continue;
    if (channelUserId !== undefined && !isChannelUser(state, message, channelUserId)) continue;
    if (countries?.length && !countries.includes(message.country ?? '')) continue;
    found.push(message);
    if (limit > 0 && found.length >= limit) break;
  }
  return found;
}

function isChannelUser(state: SandboxState, { customer }: Message, channelUserId: string): boolean {
  const sender = findCustomer(state, customer);
  return [sender?.bsuid, sender?.lineUserId, sender?.key].includes(channelUserId);
}

/** Serves the file of an export of SMS or chat messages. Returns `undefined` for any other path. */
export function serveMessageExport(context: SandboxContext, { pathname }: URL): HttpResponse | undefined {
  const { product, token } = parseDownloadPath(pathname) ?? {};
  if (product !== 'sms' && product !== 'chatapps') return undefined;
  const job = context.state
    .table(exportJobTable)
    .find((each) => each.token === token && each.product === product);
  return exportFileResponse(context, product, job);
}

/** Advances a log export of messages. */
export interface ExportTask {
  readonly kind: 'export';
  readonly jobId: string;
}
