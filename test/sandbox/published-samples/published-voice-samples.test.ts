import { describe, expect, it } from '@jest/globals';

import { bridge, callFlowAnswer, makeCall, sayAndCapture, type CallAction } from 'cpaas-8x8';

import { webhookSamples } from '../../reference/facts';
import { listenToCalls, type CallReceiver } from '../voice/call-receiver';
import { differences } from './shape';
import { start, type Started } from '../started-sandbox';

const source = '+6531580001';
const voiceProfile = 'en-GB-Emma';

type Act = (started: Started, receiver: CallReceiver) => Promise<unknown>;

const masked =
  (destination: string): Act =>
  async ({ sandbox }, receiver) => {
    receiver.answer = () => callFlowAnswer([bridge({ source, destination, callRecording: true })]);
    sandbox.inboundCall({ from: '+6591112222' });
  };

const sent =
  (destination: string, ...rest: CallAction[]): Act =>
  ({ client }) =>
    client.voice.sendCallFlow({
      callflow: [makeCall(source, destination), ...rest],
      clientRequestId: 'call-1',
    });

/** How each sample comes about: what is done, the type of event, and where it differs on purpose. */
const scenarios: Readonly<Record<string, readonly [type: string, act: Act, ...differences: string[]]>> = {
  'VOICE.CALL_ACTION.CALL_RECEIVED_number_masking': ['voice.callAction', masked('+6597654321')],
  'VOICE.CALL_ACTION.ACTION_COMPLETED_dtmf': [
    'voice.callAction',
    sent('+6591230101', sayAndCapture('Press one.', { voiceProfile })),
    // Only an answer gives a reference, and the person called has no virtual number.
    '- payload.clientActionId: string',
    '- payload.destinationRefId: string',
  ],
  'VOICE.CALL_STATUS.CALL_RECEIVED': [
    'voice.callStatus',
    masked('+6597654321'),
    '+ payload.destinationRefId: string',
  ],
  'VOICE.SESSION_SUMMARY.number_masking_completed': ['voice.sessionSummary', masked('+6597654321')],
  'VOICE.SESSION_SUMMARY.voice_messaging_error': [
    'voice.sessionSummary',
    sent('+6591232004'),
    '+ payload.clientRequestId: string',
  ],
  'VOICE.CALL_RECORDING_STATUS.UPLOAD_COMPLETED': ['voice.recording', masked('+6597654321')],
  'VOICE.VIRTUAL_NUMBER_UPDATE.UPDATES': [
    'voice.virtualNumbers',
    async ({ sandbox }) => sandbox.changeNumber({ msisdn: source, operationalStatus: 'Expiring' }),
  ],
};

const samples = webhookSamples();

describe("a voice webhook of the sandbox has the structure of 8x8's published sample", () => {
  it.each(Object.entries(scenarios))('%s', async (name, [type, act, ...expected]) => {
    const started = await start({ clock: 'manual', startTime: Date.now() });
    const receiver = await listenToCalls(started);
    await act(started, receiver);
    await started.sandbox.advance(5 * 60_000);
    const event = receiver.events.find((each) => each.type === type);
    await receiver.close();
    await started.close();

    expect(differences(samples[name], event?.raw)).toEqual([...expected].sort());
  });
});
