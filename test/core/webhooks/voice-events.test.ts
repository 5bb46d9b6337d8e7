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
  it('says who waits on the line, and which keys were pressed', () => {
    expect(simplify(parseWebhook(callAction()))).toEqual({
      type: 'voice.callAction',
      occurredAt: '2026-03-02T13:00:00.000Z',
      channel: 'voice',
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

  it('finds the keys in the other place that 8x8 documents, and none where none were pressed', () => {
    expect(simplify(parseWebhook(callAction({ eventData: undefined, dtmf: '7#' }))).digits).toBe('7#');
    expect(simplify(parseWebhook(callAction({ eventData: { dtmf: null } })))).not.toHaveProperty('digits');
  });

  it('says how a session ended, and why', () => {
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

  it('finds the call however the name of its field is written', () => {
    const { details } = sessionSummary()['payload'] as { details: { callA: object } };
    const body = sessionSummary({ details: { CallA: details.callA } });

    expect(simplify(parseWebhook(body)).to).toBe('+6588880000');
  });

  it('says where a recording is', () => {
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
  it('is the event for calls, the session for summaries, the recording and its status for recordings', () => {
    expect(keyOf(callAction({ callDuration: 12 }))).toBe(keyOf(callAction()));
    expect(keyOf(callAction({ eventId: 'other' }))).not.toBe(keyOf(callAction()));
    expect(keyOf(sessionSummary())).toBe('voice.sessionSummary/b0b1b2b3-0000-4000-8000-000000000003');
    expect(keyOf(voiceRecording())).toBe(
      'voice.recording/b0b1b2b3-0000-4000-8000-000000000004/upload_completed',
    );
  });

  it('is the whole content for updates of numbers, which have nothing else to be known by', () => {
    expect(keyOf(virtualNumbers())).toBe(keyOf(virtualNumbers()));
    expect(keyOf(virtualNumbers())).toMatch(/^voice\.virtualNumbers\/content-/);
    expect(keyOf(virtualNumbers({ updateEventType: 'SNAPSHOT' }))).not.toBe(keyOf(virtualNumbers()));
  });

  it('leaves out a time that no calendar has', () => {
    expect(parseWebhook(videoRecordingUploaded({ timestamp: 1e300 }))).not.toHaveProperty('occurredAt');
  });
});
