import type { Api } from '../operation';
import { sessions } from './sessions';
import { silentAuthentication } from './silent-authentication';

/** The Verification API, version 2: one-time codes by several channels, and Silent Mobile Authentication (SMA). */
export const verification = {
  title: 'Verification',
  summary: 'Verifies phone numbers by one-time codes, or without a code over the mobile network',
  product: 'verify',
  subAccount: 'verification',
  choices: {
    call: { voiceProfile: 'voice.getSpeechProfiles' },
    whatsapp: { templateName: 'chatApps.getTemplates' },
  },
  operations: { ...sessions, ...silentAuthentication },
} as const satisfies Api;
