import { runStep } from './automation/run-step';
import { reviewTemplate } from './chat-apps/templates/review-template';
import { advanceBatch } from './contacts/batches/run-batch';
import { deliverWebhook } from './delivery/deliver-webhook';
import type { SandboxContext } from './engine/context';
import type { Task } from './engine/task';
import { advanceMessageExport } from './log-exports/message-log-exports';
import { checkFallback } from './messages/lifecycle/delivery-steps';
import {
  expireMessage,
  emitDelayedReceipt,
  advanceStep,
  releaseMessage,
} from './messages/lifecycle/progress';
import { runCallTask } from './voice/calls/run-call-flow';
import { finishRecordingUpload } from './voice/recordings';
import { advanceVoiceExport } from './voice/voice-log-exports';

/** Runs a scheduled task. */
export async function runTask(context: SandboxContext, task: Task): Promise<void> {
  switch (task.kind) {
    case 'release':
      releaseMessage(context, task.umid);
      return;
    case 'status':
      advanceStep(context, task.umid, task.step);
      return;
    case 'receipt':
      emitDelayedReceipt(context, task.umid, task.step, task.history);
      return;
    case 'fallback':
      checkFallback(context, task.umid, task.step);
      return;
    case 'expire':
      expireMessage(context, task.umid);
      return;
    case 'export':
      advanceMessageExport(context, task.jobId);
      return;
    case 'workflow':
      await runStep(context, task.workflowId, task.runId);
      return;
    case 'review':
      reviewTemplate(context, task.templateId);
      return;
    case 'contactBatch':
      advanceBatch(context, task.batchId);
      return;
    case 'call':
      runCallTask(context, task);
      return;
    case 'recording':
      finishRecordingUpload(context, task.recordingId);
      return;
    case 'voice-export':
      advanceVoiceExport(context, task.jobId);
      return;
    case 'post':
      await deliverWebhook(context, task.deliveryId);
  }
}
