import type { Message } from '../messages/message';
import { sameAddress } from '../numbers/phone-numbers';
import { momentOf } from '../engine/timestamps';
import type { WorldState } from '../engine/state';
import type { World } from '../engine/context';
import { chatLogCsv } from '../chat-apps/messages/chat-log-csv';
import { continueExport } from './continue-export';
import type { ExportJob } from './log-export';
import { smsLogCsv } from '../sms/sms-log-csv';

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
