import type { Expectations } from '../expectation';
import { accountExpectations } from './accounts';
import { automationExpectations } from './automation';
import { chatExpectations } from './chat';
import { flowAndTemplateExpectations } from './flows-and-templates';
import { hookExpectations } from './hooks';
import { serviceExpectations } from './services';
import { smsExpectations } from './sms';
import { tableExpectations } from './tables';
import { voiceAndVideoExpectations } from './voice-and-video';
import { whatsAppExpectations } from './whatsapp';

/** What is expected of each workflow of the gallery, by its name. */
export const expectations: Expectations = {
  ...accountExpectations,
  ...automationExpectations,
  ...chatExpectations,
  ...flowAndTemplateExpectations,
  ...hookExpectations,
  ...serviceExpectations,
  ...smsExpectations,
  ...tableExpectations,
  ...voiceAndVideoExpectations,
  ...whatsAppExpectations,
};
