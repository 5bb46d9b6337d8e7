/**
 * Adds a made-up event and content type, for the test that proves how few files such an entry touches. Each is added to one file,
 * the one that a contributor edits: `editedFiles` names them.
 */
import { jest } from '@jest/globals';
import type * as ContentTypes from '../../core/src/catalogue/chat-apps/content/content-types';
import type * as SmsEvents from '../../core/src/webhooks/events/sms';
import { madeUpContentType } from './content-type';
import { madeUpEvent } from './webhook-event';

export const editedFiles = {
  event: ['../../core/src/webhooks/events/sms'],
  contentType: ['../../core/src/catalogue/chat-apps/content/content-types'],
} as const;

for (const file of editedFiles.event) {
  jest.doMock(file, () => {
    const original = jest.requireActual<typeof SmsEvents>(file);
    return { ...original, smsEvents: { ...original.smsEvents, ...madeUpEvent } };
  });
}

for (const file of editedFiles.contentType) {
  jest.doMock(file, () => {
    const original = jest.requireActual<typeof ContentTypes>(file);
    return { ...original, contentTypes: { ...original.contentTypes, ...madeUpContentType } };
  });
}
