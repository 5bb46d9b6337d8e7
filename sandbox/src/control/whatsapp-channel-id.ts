import type { Control } from './control';

/** Finds the ID that operations on templates and Flows need. */
export function whatsAppChannelId(sandbox: Pick<Control, 'channels'>): string | undefined {
  return sandbox.channels().find(({ channel }) => channel === 'WhatsApp')?.channelId;
}
