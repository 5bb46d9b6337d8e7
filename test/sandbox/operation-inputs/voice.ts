import type { MakeInput } from './make-input';

const callflow = [
  { action: 'makeCall', params: { source: '+6531580001', destination: '+6591234567' } },
  { action: 'say', params: { text: 'Hello', voiceProfile: 'en-GB-Emma' } },
  { action: 'hangup' },
] as const;
const webhook = { type: 'VSS', url: 'https://example.com/8x8' };
const push = {
  protocol: 'SFTP',
  host: 'sftp.example.com',
  port: 22,
  username: 'me',
  password: 'secret',
  path: '/in/',
};

/** For every voice operation, by ID: a function that returns a valid input, and first creates what the input refers to. */
export const voiceInputs: Readonly<Record<string, MakeInput>> = {
  'voice.sendCallFlow': async () => ({ callflow }),
  'voice.getSpeechProfiles': async () => ({}),
  'voice.getNumbers': async () => ({}),
  'voice.checkNumber': async () => ({ number: '6531580001' }),
  'voice.getRecordingPush': async ({ client }) => {
    await client.voice.setRecordingPush(push);
    return {};
  },
  'voice.setRecordingPush': async () => push,
  'voice.deleteRecordingPush': async ({ client }) => {
    await client.voice.setRecordingPush(push);
    return {};
  },
  'voice.getRecordings': async ({ client }) => ({
    sessionId: (await client.voice.sendCallFlow({ callflow })).sessionId,
  }),
  'voice.startLogExport': async () => ({}),
  'voice.getLogExport': async ({ client }) => ({ jobId: (await client.voice.startLogExport()).jobId }),
  'voice.cancelLogExport': async ({ client }) => ({ jobId: (await client.voice.startLogExport()).jobId }),
  'voice.getWebhooks': async () => ({}),
  'voice.setWebhook': async () => webhook,
  'voice.deleteWebhook': async ({ client }) => {
    await client.voice.setWebhook(webhook);
    return { type: 'VSS' };
  },
};
