/**
 * Tests the types of call flows: of those that are sent, and of the answers to a call action webhook. It must compile
 * and is never run. Lines with @ts-expect-error must not compile.
 */
import { createClient } from '../../../core/src';
import { callFlowAnswer, say, sayAndCapture, type CallAction } from '../../../core/src/voice';

const client = createClient({ apiKey: 'key' });

export const sent = client.voice.sendCallFlow({
  callflow: [
    { action: 'makeCall', params: { source: '+6580880888', destination: '+6591234567' } },
    { action: 'say', params: { text: 'Hello', voiceProfile: 'en-GB-Emma' } },
    { action: 'hangup' },
  ],
  validUntil: new Date(),
});

export async function knowsTheSession(): Promise<string> {
  const { sessionId, sessionStatus } = await sent;
  return sessionStatus === 'CREATED' ? sessionId : '';
}

// @ts-expect-error a call needs a destination
export const noDestination: CallAction = { action: 'makeCall', params: { source: '+6580880888' } };

// @ts-expect-error each action has its own parameters
export const mixedUp: CallAction = { action: 'say', params: { fileUrl: 'https://example.com/a.mp3' } };

// @ts-expect-error there is no such action
export const unknown: CallAction = { action: 'sing', params: {} };

// @ts-expect-error a voice is needed
export const noVoice = say('Hello', {});

export const capture = sayAndCapture('Press one.', { voiceProfile: 'en-GB-Emma', maxDigits: 1 });

// @ts-expect-error completeOnHash is a boolean
export const wrongHash = sayAndCapture('Press one.', { voiceProfile: 'x', completeOnHash: 'yes' });

export const answer = callFlowAnswer([
  { action: 'makeCall', params: { source: '+6580880888', destination: '+6591234567', callRecording: true } },
]);
