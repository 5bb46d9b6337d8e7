import { chatLogCsv } from './chat-log-csv';
import { smsLogCsv } from './sms-log-csv';
import { day, momentOf, timestampOf } from '../time/moments';
import { nextToken } from '../world/ids';
import type { ExportJob } from './export-job';
import type { Message } from '../messages/message';
import type { WorldState } from '../world/state';
import { sameAddress } from '../numbers/phone-numbers';
import { after, type World } from '../world/world';

/** The links of an export work for a month. */
const linkLifeMs = 30 * day;

/** Brings an export a step further: queued, running, then succeeded, or empty when there is nothing to export. */
export function continueExport(world: World, jobId: string): void {
  const job = world.state.exportJobs.get(jobId);
  if (job?.status === 'queued') {
    job.status = 'running';
    after(world, world.options.exportDelayMs, { kind: 'export', jobId });
  } else if (job?.status === 'running') {
    finish(world, job);
  }
}

function finish(world: World, job: ExportJob): void {
  const messages = exported(world.state, job);
  if (messages.length === 0) {
    job.status = 'empty';
    return;
  }
  job.status = 'succeeded';
  job.token = nextToken(world.state, 'job');
  job.expires = timestampOf(world.time.now() + linkLifeMs);
  job.csv = job.product === 'sms' ? smsLogCsv(messages) : chatLogCsv(world.state, messages);
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
