import { runStep } from './automation/run-step';
import type { WorkflowTask } from './automation/workflow';
import { chatProduct } from './chat-apps/messages/chat-product';
import { reviewTemplate } from './chat-apps/templates/review-template';
import type { ReviewTask } from './chat-apps/templates/template';
import type { ContactBatchTask } from './contacts/batches/contact-batch';
import { advanceBatch } from './contacts/batches/run-batch';
import { deliverWebhook } from './delivery/deliver-webhook';
import type { PostTask } from './delivery/delivery';
import type { SandboxContext } from './engine/context';
import type { Task } from './engine/task';
import { advanceMessageExport, type ExportTask } from './log-exports/message-log-exports';
import { checkFallback } from './messages/lifecycle/delivery-steps';
import type { MessageProducts } from './messages/lifecycle/message-product';
import {
  expireMessage,
  emitDelayedReceipt,
  advanceStep,
  releaseMessage,
} from './messages/lifecycle/progress';
import type { ExpireTask, FallbackTask, ReceiptTask, ReleaseTask, StatusTask } from './messages/message';
import type { SmppDeliverTask } from './smpp/deliver/smpp-delivery';
import { deliverOverSmpp } from './smpp/smpp-server';
import { finishLongMessage, type PartsTask } from './smpp/submit/long-message-parts';
import { smsProduct } from './sms/sms-product';
import { emitRecordingEvent, type VideoRecordingTask } from './video/video-recordings';
import type { CallTask } from './voice/calls/call-session';
import { runCallTask } from './voice/calls/run-call-flow';
import { finishRecordingUpload, type RecordingTask } from './voice/recordings';
import { advanceVoiceExport, type VoiceExportTask } from './voice/voice-log-exports';

/** The tasks of all products. */
export type SandboxTask =
  | WorkflowTask
  | ReviewTask
  | ContactBatchTask
  | PostTask
  | ExportTask
  | ExpireTask
  | FallbackTask
  | ReceiptTask
  | ReleaseTask
  | StatusTask
  | SmppDeliverTask
  | PartsTask
  | VideoRecordingTask
  | CallTask
  | RecordingTask
  | VoiceExportTask;

const messageProducts: MessageProducts = { sms: smsProduct, chatapps: chatProduct };

/**
 * Runs a scheduled task: passes it to the product that it belongs to. The clock calls this for every task that is due.
 */
export async function runTask(context: SandboxContext, scheduled: Task): Promise<void> {
  const task = scheduled as SandboxTask;
  switch (task.kind) {
    case 'release':
      releaseMessage(context, messageProducts, task.umid);
      return;
    case 'status':
      advanceStep(context, messageProducts, task.umid, task.step);
      return;
    case 'receipt':
      emitDelayedReceipt(context, messageProducts, task.umid, task.step, task.history);
      return;
    case 'fallback':
      checkFallback(context, messageProducts, task.umid, task.step);
      return;
    case 'expire':
      expireMessage(context, messageProducts, task.umid);
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
      await advanceBatch(context, task.batchId);
      return;
    case 'call':
      runCallTask(context, task);
      return;
    case 'recording':
      finishRecordingUpload(context, task.recordingId);
      return;
    case 'videoRecording':
      emitRecordingEvent(context, task);
      return;
    case 'voice-export':
      advanceVoiceExport(context, task.jobId);
      return;
    case 'smppDeliver':
      deliverOverSmpp(context, task.deliveryId);
      return;
    case 'smppParts':
      finishLongMessage(context, task);
      return;
    case 'post':
      await deliverWebhook(context, task.deliveryId, task);
  }
}
