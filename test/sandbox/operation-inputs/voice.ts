import type { Started } from '../started-sandbox';
import type { MakeInput } from './make-input';

const callflow = [
  { action: 'makeCall', params: { source: '6562220000', destination: '6591234567' } },
  {
    action: 'say',
    params: { text: 'Your parcel is here', voiceProfile: 'en-US-Zira', repetition: 1, speed: 1 },
  },
  { action: 'hangup' },
] as const;
const url = 'https://example.com/8x8';

const calledBy = async ({ client }: Started) => ({
  sessionId: (await client.voice.sendCallFlow({ callflow })).sessionId,
});
const jobOf = async ({ client }: Started) => ({ jobId: (await client.voice.startLogExport()).jobId });

export const voiceInputs: Readonly<Record<string, MakeInput>> = {
  'voice.sendCallFlow': async () => ({ callflow }),
  'voice.getSpeechProfiles': async () => ({}),
  'voice.getNumbers': async () => ({}),
  'voice.checkNumber': async ({ client }) => ({
    number: (await client.voice.getNumbers()).numbers?.[0]?.msisdn,
  }),
  'voice.getRecordingPush': async ({ client }) => {
    await client.voice.setRecordingPush({ protocol: 'SFTP', host: 'sftp.example.com', port: 22 });
    return {};
  },
  'voice.setRecordingPush': async () => ({ protocol: 'SFTP', host: 'sftp.example.com', port: 22 }),
  'voice.deleteRecordingPush': async ({ client }) => {
    await client.voice.setRecordingPush({ protocol: 'SFTP', host: 'sftp.example.com', port: 22 });
    return {};
  },
  'voice.getRecordings': calledBy,
  'voice.startLogExport': async () => ({}),
  'voice.getLogExport': jobOf,
  'voice.cancelLogExport': jobOf,
  'voice.getWebhooks': async () => ({}),
  'voice.setWebhook': async () => ({ type: 'VCS', url }),
  'voice.deleteWebhook': async ({ client }) => {
    await client.voice.setWebhook({ type: 'VCS', url });
    return { type: 'VCS' };
  },
  'videoInteraction.createToken': async () => ({}),
  'videoInteraction.getCalls': async () => ({}),
  'videoInteraction.getCall': async ({ client }) => ({
    id: (await client.videoInteraction.getCalls()).list?.[0]?.CallId,
  }),
  'videoInteraction.getImage': async () => ({ link: '/s3/uploads/sample.png' }),
};
