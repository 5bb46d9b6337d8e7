import type { OperationInput, SmsStartLogExportOutput } from 'cpaas-8x8';

import { day } from '../engine/timestamps';
import type { VoiceExport } from './voice-store';
import { nextToken } from '../engine/ids';
import { after } from '../engine/context';
import { subAccountIdOf, type ApiCall, type Handlers } from '../server/api-call';
import { cancelExport, exportAnswer, extentOf, ownJob } from '../log-exports/export-responses';

/** Exports of the log of calls: jobs that take their time. */
export const voiceLogExports = {
  'voice.startLogExport': (call): SmsStartLogExportOutput => {
    const { world } = call;
    const now = world.time.now();
    const jobId = nextToken(world.state, 'job');
    world.state.voice.exports[jobId] = {
      jobId,
      subAccountId: subAccountIdOf(call),
      ...extentOf(call, { from: now - 7 * day, to: now }),
      status: 'queued',
    };
    after(world, world.options.exportDelayMs, { kind: 'voice-export', jobId });
    return { jobId };
  },
  'voice.getLogExport': (call) => exportAnswer(call, requireJob(call)),
  'voice.cancelLogExport': (call): undefined => {
    cancelExport(requireJob(call));
  },
} satisfies Partial<Handlers>;

const requireJob = (call: ApiCall<OperationInput<'voice.getLogExport'>>): VoiceExport =>
  ownJob(call, call.world.state.voice.exports[call.input.jobId]);
