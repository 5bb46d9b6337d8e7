import { day } from '../time/moments';
import type { VoiceExport } from '../voice/voice-book';
import { nextToken } from '../world/ids';
import { after } from '../world/world';
import { subAccountIdOf, type ApiCall, type Behaviour } from './api-call';
import { cancelExport, exportAnswer, extentOf, jobIdOf, ownJob } from './export-answers';

/** Exports of the log of calls: jobs that take their time. */
export const voiceLogExports: Readonly<Record<string, Behaviour>> = {
  'voice.startLogExport': (call) => {
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
  'voice.cancelLogExport': (call) => {
    cancelExport(requireJob(call));
  },
};

const requireJob = (call: ApiCall): VoiceExport =>
  ownJob(call, call.world.state.voice.exports[jobIdOf(call)]);
