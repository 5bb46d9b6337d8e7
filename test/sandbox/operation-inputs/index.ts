import { automationInputs } from './automation';
import { businessMessagingInputs } from './business-messaging';
import { chatAppsInputs } from './chat-apps';
import { contactsInputs } from './contacts';
import type { MakeInput } from './make-input';
import { smsInputs } from './sms';
import { verificationInputs } from './verification';
import { videoInteractionInputs } from './video-interaction';
import { voiceInputs } from './voice';
import { webhookConfigInputs } from './webhook-config';

/**
 * An input for every operation, with which it succeeds. Tests call each operation through the client, the DTOs and
 * n8n.
 */
export const operationInputs: Readonly<Record<string, MakeInput>> = {
  ...smsInputs,
  ...chatAppsInputs,
  ...contactsInputs,
  ...businessMessagingInputs,
  ...verificationInputs,
  ...automationInputs,
  ...webhookConfigInputs,
  ...voiceInputs,
  ...videoInteractionInputs,
};
