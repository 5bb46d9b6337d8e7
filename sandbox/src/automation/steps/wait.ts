import { durationSeconds } from 'cpaas-8x8';

import { spelled, textOf } from '../../engine/json';
import { day } from '../../engine/timestamps';
import type { StepAction, StepCall } from './step-action';

/** Sleeps. 8x8's page on branches has `minutes` where all others have `duration`. */
export const wait: StepAction = ({ inputs }) => {
  const { minutes, duration } = inputs;
  if (duration === undefined && minutes !== undefined) {
    const ms = Number(minutes) * 60_000;
    if (!(ms >= 0)) throw new Error(`${spelled(minutes)} is no number of minutes`);
    return { kind: 'sleep', ms };
  }
  return { kind: 'sleep', ms: msOf(duration) };
};

/** Waits for what a customer writes next on a channel. */
export const waitForReply: StepAction = (call) => {
  const from = spelled(call.inputs['from']);
  const channel = textOf(call.inputs['channel']);
  if (from === '' || channel === undefined) throw new Error('WaitForReply needs from and channel');
  return { kind: 'wait', for: { kind: 'reply', from, channel: channel.toLowerCase() }, ms: timeoutOf(call) };
};

/** Waits for keys pressed in a call. 8x8 calls the reference `dtmfRequestId`, and `correlationId` in a sample. */
export const waitForKeys: StepAction = (call) => {
  const { dtmfRequestId, correlationId } = call.inputs;
  const requestId = spelled(dtmfRequestId ?? correlationId);
  if (requestId === '') throw new Error('WaitForDTMF needs dtmfRequestId, and it is empty');
  return { kind: 'wait', for: { kind: 'keys', requestId }, ms: timeoutOf(call) };
};

function timeoutOf({ inputs: { timeout } }: StepCall): number {
  return timeout === undefined || timeout === null ? day : msOf(timeout);
}

function msOf(value: unknown): number {
  const seconds = durationSeconds(spelled(value));
  if (seconds === undefined)
    throw new Error(`${spelled(value) || 'Nothing'} is no duration: write it as d.HH:mm:ss`);
  return seconds * 1_000;
}
