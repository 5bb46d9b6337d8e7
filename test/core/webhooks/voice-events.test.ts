import { describe, expect, it } from '@jest/globals';
import { parseWebhook, simplify } from '../../../core/src/webhooks';
import {
  callAction,
  sessionSummary,
  videoRecordingUploaded,
  virtualNumbers,
  voiceRecording,
} from './webhook-bodies';

const keyOf = (body: unknown): string => parseWebhook(body).key;

describe('a voice event in simple form', () => {
  it('contains the caller, the called number and the pressed keys', () => {
    expect(simplify(parseWebhook(callAction()))).toEqual({
      type: 'voice.callAction',
      occurredAt: '2026-03-02T13:00:00.000Z',
      channel: 'voice',
      sessionKey: 'voice:+6591112222',
      from: '+6591112222',
      to: '+6588880000',
      status: 'action_completed',
      direction: 'INBOUND',
      duration: 9,
      digits: '2',
      clientActionId: 'menu',
      callId: 'b0b1b2b3-0000-4000-8000-000000000002',
      sessionId: 'b0b1b2b3-0000-4000-8000-000000000003',
      eventId: 'b0b1b2b3-0000-4000-8000-000000000001',
      subAccountId: 'Bakery_Voice',
      key: 'voice.callAction/b0b1b2b3-0000-4000-8000-000000000001',
    });
  });

  it('contains the keys from both documented fields, and omits them if no key was pressed', () => {
    expect(simplify(parseWebhook(callAction({ eventData: undefined, dtmf: '7#' }))).digits).toBe('7#');
    expect(simplify(parseWebhook(callAction({ eventData: { dtmf: null } })))).not.toHaveProperty('digits');
  });

  it('contains the status and the error of a session', () => {
    expect(simplify(parseWebhook(sessionSummary()))).toMatchObject({
      type: 'voice.sessionSummary',
      occurredAt: '2026-03-02T13:00:20Z',
      startedAt: '2026-03-02T13:00:00Z',
      status: 'error',
      from: '+6591112222',
      errorCode: -2004,
      errorMessage: 'No coverage there',
      callCount: 1,
      lastAction: 'MAKE_CALL',
      calls: { callA: { callStatus: 'ERROR' } },
    });
  });

  it('finds the call in any letter case of its field name', () => {
    const { details } = sessionSummary()['payload'] as { details: { callA: object } };
    const body = sessionSummary({ details: { CallA: details.callA } });

    expect(simplify(parseWebhook(body)).to).toBe('+6588880000');
  });

  it('contains the path or URL of a recording', () => {
    expect(simplify(parseWebhook(voiceRecording()))).toMatchObject({
      type: 'voice.recording',
      status: 'upload_completed',
      duration: 25,
      recordingPath: 'recordings/2026-03-02/b0b1b2b3.mp3',
    });
    expect(parseWebhook(videoRecordingUploaded())).toMatchObject({
      type: 'videoInteraction.recordingUploaded',
      channel: 'video',
      occurredAt: '2026-03-02T13:00:00.000Z',
    });
    expect(simplify(parseWebhook(videoRecordingUploaded())).mediaUrl).toBe(
      'https://storage.example.com/oven-check.mp4',
    );
  });
});

describe('the key of a voice event', () => {
  it('is the event ID for calls, the session ID for summaries, and the recording ID and status for recordings', () => {
    expect(keyOf(callAction({ callDuration: 12 }))).toBe(keyOf(callAction()));
    expect(keyOf(callAction({ eventId: 'other' }))).not.toBe(keyOf(callAction()));
    expect(keyOf(sessionSummary())).toBe('voice.sessionSummary/b0b1b2b3-0000-4000-8000-000000000003');
    expect(keyOf(voiceRecording())).toBe(
      'voice.recording/b0b1b2b3-0000-4000-8000-000000000004/upload_completed',
    );
  });

  it('is a hash of the content for number updates, which have no ID', () => {
    expect(keyOf(virtualNumbers())).toBe(keyOf(virtualNumbers()));
    expect(keyOf(virtualNumbers())).toMatch(/^voice\.virtualNumbers\/content-/);
    expect(keyOf(virtualNumbers({ updateEventType: 'SNAPSHOT' }))).not.toBe(keyOf(virtualNumbers()));
  });

  it('omits an invalid time', () => {
    expect(parseWebhook(videoRecordingUploaded({ timestamp: 1e300 }))).not.toHaveProperty('occurredAt');
  });
});
