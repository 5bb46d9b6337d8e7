import { EightByEightError } from '../../errors/errors';
import { asRecord } from '../../transport/response/parse-body';
import type { CallOptions } from '../../transport/client-options';
import type { BulkChannel } from '../bulk-channel';
import { validInputs, type Batch } from './batch';
import { sameOutcome } from './outcomes';
import { failedBatch, unsentBatch, type BatchResult } from './send-batch';

/** Sends a batch of one message over a channel, and returns its outcome. Never throws. */
export async function sendOverChannel(
  batch: Batch,
  channel: BulkChannel,
  template: object | undefined,
  { timeoutMs, deadlineMs }: CallOptions,
): Promise<BatchResult> {
  const [input] = validInputs(batch);
  const limits = {
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
    ...(deadlineMs === undefined ? {} : { deadlineMs }),
  };
  try {
    const result = await channel.send(template ? { ...template, ...asRecord(input) } : input, limits);
    const { umid } = asRecord(result);
    return {
      outcomes: sameOutcome({ status: 'accepted', ...(typeof umid === 'string' ? { umid } : {}), result }),
      isAnswered: true,
    };
  } catch (error) {
    return failedMessage(error, batch, channel);
  }
}

function failedMessage(error: unknown, batch: Batch, channel: BulkChannel): BatchResult {
  if (!(error instanceof EightByEightError) || error.outcome === 'unknown') return failedBatch(error, batch);
  const reason = `${error.message}. ${error.advice}`;
  if (channel.endsRun(error)) return { ...unsentBatch(reason, error), stop: { error } };
  const outcomes = sameOutcome({ status: 'rejected', reason, error });
  // The channel itself may refuse a message.
  return error.outcome === 'refused' ? { outcomes, isAnswered: true } : { outcomes };
}
