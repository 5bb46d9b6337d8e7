import { continueBatch } from './contacts/batches/run-batch';
import { runStep } from './automation/run-step';
import { checkFallback } from './messages/lifecycle/delivery-steps';
import { attemptDelivery } from './delivery/deliver-webhook';
import { expire, fireLateReceipt, reachNextState, release } from './messages/lifecycle/progress';
import { continueMessageExport } from './log-exports/message-log-exports';
import { reviewTemplate } from './chat-apps/templates/review-template';
import { continueCall } from './voice/calls/run-call-flow';
import { uploadRecording } from './voice/recordings';
import { continueVoiceExport } from './voice/voice-log-exports';
import type { Task } from './engine/task';
import type { World } from './engine/context';

/** Does what the agenda says is due. */
export async function runTask(world: World, task: Task): Promise<void> {
  switch (task.kind) {
    case 'release':
      release(world, task.umid);
      return;
    case 'status':
      reachNextState(world, task.umid, task.step);
      return;
    case 'receipt':
      fireLateReceipt(world, task.umid, task.step, task.history);
      return;
    case 'fallback':
      checkFallback(world, task.umid, task.step);
      return;
    case 'expire':
      expire(world, task.umid);
      return;
    case 'export':
      continueMessageExport(world, task.jobId);
      return;
    case 'workflow':
      await runStep(world, task.workflowId, task.runId);
      return;
    case 'review':
      reviewTemplate(world, task.templateId);
      return;
    case 'contactBatch':
      continueBatch(world, task.batchId);
      return;
    case 'call':
      continueCall(world, task);
      return;
    case 'recording':
      uploadRecording(world, task.recordingId);
      return;
    case 'voice-export':
      continueVoiceExport(world, task.jobId);
      return;
    case 'post':
      await attemptDelivery(world, task.deliveryId);
  }
}
