import type { OperationInput, SmsCancelBatchOutput } from 'cpaas-8x8';

import { failures } from './lifecycle/failures';
import type { Message } from './message';
import { timestamp, type World } from '../engine/context';
import { subAccountIdOf, type ApiCall } from '../server/api-call';
import { requireMessage } from './find-message';

/** Takes back one message that waits. @throws {Problem} 404, when there is no such message. */
export function cancelMessage(call: ApiCall<OperationInput<'sms.cancel'>>): SmsCancelBatchOutput {
  const message = requireMessage(call);
  return { cancelledCount: cancelled(call.world, [message]) };
}

/** Takes back what waits of a batch; none of an unknown batch, for which 8x8 documents no error. */
export function cancelBatch(call: ApiCall<OperationInput<'sms.cancelBatch'>>): SmsCancelBatchOutput {
  const batchId = call.input.batchId.toLowerCase();
  const subAccountId = subAccountIdOf(call);
  const messages = [...call.world.state.messages.values()].filter(
    (message) => message.batchId === batchId && message.subAccountId === subAccountId,
  );
  return { cancelledCount: cancelled(call.world, messages) };
}

function cancelled(world: World, messages: readonly Message[]): number {
  const waiting = messages.filter((message) => message.waiting);
  for (const message of waiting) {
    message.waiting = false;
    message.cancelled = true;
    message.status = { state: 'failed', ...failures.cancelled, timestamp: timestamp(world) };
    world.live.tell({ kind: 'status', message });
  }
  return waiting.length;
}
