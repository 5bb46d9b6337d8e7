import { equals, given, steps, workflow } from 'cpaas-8x8';

/** What starts the survey. */
export interface Delivery {
  readonly order: string;
  readonly phone: string;
}

/** Where the survey reports a rating, and from which subaccount it asks. */
export interface RatingSurveySettings {
  readonly subAccountId: string;
  /** The webhook of the app. */
  readonly url: string;
  /** The `Authorization` header by which the app recognizes 8x8. */
  readonly authorization: string;
}

/** The name by which the app finds its definition again. */
export const ratingSurveyName = 'Rating of a delivery';

/** The 8x8 workflow that asks a customer for a rating by SMS, waits for a day, and tells the app. 8x8 runs it. */
export const ratingSurvey = ({ subAccountId, url, authorization }: RatingSurveySettings) =>
  workflow<'http_request', Delivery>(
    { name: ratingSurveyName, trigger: 'http_request', status: 'enabled' },
    ({ order, phone }) => {
      const destination = phone;
      const answer = steps.waitForReply(
        'answer',
        { from: phone, channel: 'sms', timeout: { days: 1 } },
        {
          keep: ({ reply }) => ({ rating: reply.payload.body }),
          // Without an answer the workflow ends.
          choose: ({ rating }) => ({ report: given(rating) }),
        },
      );
      const { rating } = answer.kept;
      return [
        steps.sms(
          'ask',
          { subAccountId, destination, text: 'How was our delivery? Reply 1 (bad) to 5 (good).' },
          { next: 'answer' },
        ),
        answer,
        steps.notify(
          'report',
          { url, headers: { authorization }, event: 'delivery rated', data: { order, rating } },
          { next: 'decide' },
        ),
        steps.branch('decide', { apologize: equals(rating, '1'), thank: null }),
        steps.sms('apologize', {
          subAccountId,
          destination,
          text: 'We are sorry. A colleague will call you.',
        }),
        steps.sms('thank', { subAccountId, destination, text: 'Thank you for your rating!' }),
      ];
    },
  );
