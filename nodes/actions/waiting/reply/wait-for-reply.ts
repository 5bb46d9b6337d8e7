import { randomUUID } from 'node:crypto';
import { duration } from '../../../../core/src/automation';
import type { AutomationOperations } from '../../../../core/src/generated';
import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { clientFor } from '../../../shared/client';
import { assertReachable } from '../../../shared/reachable';
import type { LocalOperation } from '../../local-operations/local-operation';
import { callOperation, catalogueEntry, propertiesWithout, readInput } from '../catalogue-operation';
import { resumeUrl } from '../resume-url';
import { startWaiting } from '../start-waiting';
import { waitOptionsProperty } from '../wait-limit';
import { waitNotStartedError } from './automation-error';
import { customerOf, readReplyChannels } from './customer';
import { customerIdProperty, replyChannelsProperty } from './reply-properties';
import { confirmWaiting, startReplyWorkflow, stopReplyWorkflow, type StartedWait } from './reply-workflow';

export const sendAndWaitForReplyId = 'sendAndWaitForReply';

const title = 'Send and Wait for Reply';

/** The time limit if the user sets none: 30 days, at 8x8 and in n8n. */
const defaultLimitMs = 30 * 86_400_000;

/** Sends an SMS and waits for the customer's reply, which 8x8 Automation passes to n8n. */
export const smsReplyOperation = replyOperation('sms.send', 'SMS', '', []);

/** Sends a chat message and waits for the reply, or for a tap on one of its buttons. */
export const chatReplyOperation = replyOperation(
  'chatApps.send',
  'message',
  ' or taps a button',
  [replyChannelsProperty],
  [customerIdProperty],
);

function replyOperation(
  id: 'sms.send' | 'chatApps.send',
  messageName: string,
  otherReply: string,
  properties: readonly INodeProperties[],
  options: readonly INodeProperties[] = [],
): LocalOperation {
  const entry = catalogueEntry(id);
  return {
    id: sendAndWaitForReplyId,
    resource: entry.operation.resource,
    title,
    action: `Send ${messageName} and wait for reply`,
    summary: `Sends one ${messageName} and waits until the customer writes back${otherReply}; needs 8x8 Automation`,
    properties: [
      ...propertiesWithout(entry, ['additionalFields']),
      ...properties,
      ...propertiesWithout(entry, []).filter(({ name }) => name === 'additionalFields'),
      waitOptionsProperty(options),
    ],
    execute: (context) =>
      startWaiting(
        context,
        entry,
        title,
        async (until) => {
          const url = resumeUrl(context);
          await assertReachable(context, url);
          const input = await readInput(context, entry);
          const waitId = randomUUID();
          const awaited = {
            from: customerOf(context, input),
            timeout: duration({ seconds: Math.max(1, Math.ceil((until.getTime() - Date.now()) / 1_000)) }),
            resumeUrl: url,
            waitId,
          };
          const { automation } = await clientFor(context);
          const waits: StartedWait[] = [];
          // 8x8 begins to wait before the message is sent. Otherwise the reply could be lost.
          try {
            for (const channel of readReplyChannels(context, id)) {
              const wait = await startReplyWorkflow(automation, { ...awaited, channel });
              waits.push(wait);
              await confirmWaiting(automation, wait);
            }
          } catch (error) {
            await stopWaiting(context, automation, waits);
            throw waitNotStartedError(context.getNode(), error);
          }
          let isSent = false;
          try {
            const { umid } = await callOperation(context, id, input);
            isSent = true;
            return { replied: false, sentUmid: umid, waitId };
          } finally {
            if (!isSent) await stopWaiting(context, automation, waits);
          }
        },
        defaultLimitMs,
      ),
  };
}

/** Stops waits for a message that was not sent. Ignores errors, because the wait also ends by itself. */
async function stopWaiting(
  context: IExecuteFunctions,
  automation: AutomationOperations,
  waits: readonly StartedWait[],
): Promise<void> {
  for (const wait of waits) {
    try {
      await stopReplyWorkflow(automation, wait);
    } catch {
      context.logger.warn(`"${context.getNode().name}" could not stop 8x8 workflow ${wait.workflowId}.`);
    }
  }
}
