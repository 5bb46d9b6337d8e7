import { receiptProgress, type WebhookEvent } from '../../core/src/pure';
import type { IWebhookFunctions } from 'n8n-workflow';
import { memoryOf, mostInStaticData, shortKey } from './trigger-memory';

/** Whether a receipt says less than one that came before, for the same message on the same channel. */
export function isLate(context: IWebhookFunctions, event: WebhookEvent): boolean {
  const progress = receiptProgress(event);
  if (!progress) return false;
  const subject = shortKey(progress.subject);
  const { progress: memory } = memoryOf(context);
  const staticData = context.getWorkflowStaticData('node');
  const saved = (staticData['progress'] ?? {}) as Readonly<Record<string, number>>;
  const furthest = Math.max(memory.get(subject) ?? 0, saved[subject] ?? 0);
  if (progress.rank < furthest) return true;
  memory.set(subject, progress.rank);
  const others = Object.entries(saved).filter(([other]) => other !== subject);
  staticData['progress'] = Object.fromEntries([
    ...others.slice(1 - mostInStaticData),
    [subject, progress.rank],
  ]);
  return false;
}
