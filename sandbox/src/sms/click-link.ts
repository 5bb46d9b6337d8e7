import { emitWebhook } from '../delivery/emit-webhook';
import { currentTimestamp, type SandboxContext } from '../engine/context';
import { nextUuid } from '../engine/ids';
import {
  umidOrTo,
  findReferencedMessage,
  messageReferenceFields,
  type MessageReference,
} from '../messages/message-reference';
import { updateMessage } from '../messages/message-store';
import { createAssertion, type SchemaFor } from '../server/validation/assert-valid';
import { findLinks, createShortLink, surveyUrl } from './short-links';

/** A link in an SMS that a customer opens. */
export interface Click extends MessageReference {
  /** The link to open. Default: the first link. */
  readonly url?: string | undefined;
}

export const clickSchema: SchemaFor<Click> = {
  type: 'object',
  properties: {
    ...messageReferenceFields,
    url: { type: 'string' },
  },
  anyOf: umidOrTo,
};

const assertValid = createAssertion(clickSchema);

export interface Clicked {
  readonly umid: string;
  readonly shortUrl: string;
  readonly targetUrl: string;
}

/**
 * A customer opens a link in an SMS. Every click emits a webhook.
 *
 * @throws {Error} when there is no such link.
 */
export function clickLink(context: SandboxContext, request: Click): Clicked {
  assertValid(request, context.clock.now());
  const message = findReferencedMessage(
    context,
    request,
    ({ product, text }) => product === 'sms' && findLinks(text).length > 0,
  );
  const { umid, subAccountId, survey } = message;
  const url = request.url ?? survey?.link ?? findLinks(message.text)[0];
  if (url === undefined || !message.text.includes(url))
    throw new Error(`Message ${umid} has no link ${url ?? ''}`);
  const isSurvey = survey?.link === url;
  const result: Clicked = {
    umid,
    shortUrl: isSurvey ? url : createShortLink(umid, url),
    targetUrl: isSurvey ? surveyUrl(survey.surveyId) : url,
  };
  const now = currentTimestamp(context);
  if (isSurvey) updateMessage(context, message, { survey: { startedAt: now, ...survey } });
  emitWebhook(context, {
    type: 'sms.shortUrlClicked',
    subAccountId,
    umid,
    body: {
      namespace: 'SMS',
      eventType: 'short_url_clicked',
      description: 'Link in an SMS opened',
      payload: {
        eventId: nextUuid(context.state, 'event'),
        occurredAt: now,
        umid,
        destination: message.to,
        shortUrl: result.shortUrl,
        targetUrl: result.targetUrl,
      },
    },
  });
  return result;
}
