import { durationSeconds } from 'cpaas-8x8';

import { toText, asText, withoutNullFields } from '../../engine/json';
import { dayMs } from '../../engine/timestamps';
import type { StepAction, StepContext } from './step-action';

/** Sleeps. 8x8's page on branches uses `minutes`; all other pages use `duration`. */
export const wait: StepAction = ({ inputs }) => {
  const { minutes, duration } = withoutNullFields(inputs);
  if (duration === undefined && minutes !== undefined) {
    const ms = Number(minutes) * 60_000;
    if (!(ms >= 0)) throw new Error(`minutes is not a number: ${toText(minutes)}`);
    return { kind: 'sleep', ms };
  }
  return { kind: 'sleep', ms: parseDurationMs(duration) };
};

/** Waits for the customer's next message on a channel. */
export const waitForReply: StepAction = (call) => {
  const from = toText(call.inputs['from']);
  const channel = asText(call.inputs['channel']);
  if (from === '' || channel === undefined)
    throw new Error('inputs.from or inputs.channel of WaitForReply is empty');
  return {
    kind: 'wait',
    for: { kind: 'reply', from, channel: channel.toLowerCase() },
    ms: getTimeoutMs(call),
  };
};

/** Waits for keys pressed in a call. 8x8 names the reference `dtmfRequestId`, and `correlationId` in one sample. */
export const waitForKeys: StepAction = (call) => {
  const { dtmfRequestId, correlationId } = call.inputs;
  const requestId = toText(dtmfRequestId ?? correlationId);
  if (requestId === '') throw new Error('inputs.dtmfRequestId of WaitForDTMF is empty');
  return { kind: 'wait', for: { kind: 'keys', requestId }, ms: getTimeoutMs(call) };
};

function getTimeoutMs({ inputs: { timeout } }: StepContext): number {
  return timeout === undefined || timeout === null ? dayMs : parseDurationMs(timeout);
}

function parseDurationMs(value: unknown): number {
  const seconds = durationSeconds(toText(value));
  if (seconds === undefined)
    throw new Error(`${toText(value) || '(empty)'} is not a duration: write it as d.HH:mm:ss`);
  return seconds * 1_000;
}
