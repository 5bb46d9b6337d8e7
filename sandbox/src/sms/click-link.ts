import { checked } from '../server/validation/assert-valid';
import { fire } from '../delivery/emit-webhook';
import { nextUuid } from '../engine/ids';
import { linksIn, shortLink, surveyAddress } from './short-links';
import { timestamp, type World } from '../engine/context';
import {
  anyReference,
  messageMeant,
  messageReference,
  type MessageReference,
} from '../messages/message-reference';

/** A link in an SMS that a customer opens. */
export interface Click extends MessageReference {
  /** The link, where there are several. Default: the first. */
  readonly url?: string | undefined;
}

const check = checked<Click>({
  type: 'object',
  properties: {
    ...messageReference,
    url: { type: 'string' },
  },
  anyOf: anyReference,
});

export interface Clicked {
  readonly umid: string;
  readonly shortUrl: string;
  readonly targetUrl: string;
}

/** A customer opens a link in an SMS: as often as one likes, each time an event. @throws {Error} when there is none. */
export function click(world: World, given: Click): Clicked {
  check(given, world.time.now());
  const message = messageMeant(
    world,
    given,
    ({ product, text }) => product === 'sms' && linksIn(text).length > 0,
  );
  const { umid, subAccountId, survey } = message;
  const url = given.url ?? survey?.link ?? linksIn(message.text)[0];
  if (url === undefined || !message.text.includes(url))
    throw new Error(`Message ${umid} has no link ${url ?? ''}`);
  const isSurvey = survey?.link === url;
  const clicked: Clicked = {
    umid,
    shortUrl: isSurvey ? url : shortLink(umid, url),
    targetUrl: isSurvey ? surveyAddress(survey.surveyId) : url,
  };
  const now = timestamp(world);
  if (isSurvey) survey.startedAt ??= now;
  fire(world, {
    type: 'sms.shortUrlClicked',
    subAccountId,
    umid,
    body: {
      namespace: 'SMS',
      eventType: 'short_url_clicked',
      description: 'Link in an SMS opened',
      payload: {
        eventId: nextUuid(world.state, 'event'),
        occurredAt: now,
        umid,
        destination: message.to,
        shortUrl: clicked.shortUrl,
        targetUrl: clicked.targetUrl,
      },
    },
  });
  return clicked;
}
