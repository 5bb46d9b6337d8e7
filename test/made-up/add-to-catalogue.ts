/**
 * Adds the made-up entries to the catalogue, for the test file that imports this file first. Each is added to one file,
 * the one that a contributor edits: `editedFiles` names them.
 */
import { jest } from '@jest/globals';
import { madeUpContentType } from './content-type';
import { madeUpEvent } from './webhook-event';

type SmsEvents = typeof import('../../core/src/webhooks/events/sms');
type ContentTypes = typeof import('../../core/src/catalogue/chat-apps/content/content-types');

export const editedFiles = {
  event: ['../../core/src/webhooks/events/sms'],
  contentType: ['../../core/src/catalogue/chat-apps/content/content-types'],
} as const;

for (const file of editedFiles.event) {
  jest.doMock(file, () => {
    const original = jest.requireActual<SmsEvents>(file);
    return { ...original, smsEvents: { ...original.smsEvents, ...madeUpEvent } };
  });
}

for (const file of editedFiles.contentType) {
  jest.doMock(file, () => {
    const original = jest.requireActual<ContentTypes>(file);
    return { ...original, contentTypes: { ...original.contentTypes, ...madeUpContentType } };
  });
}
