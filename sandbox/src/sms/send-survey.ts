import type { OperationInput, OperationOutput } from 'cpaas-8x8';

import { defined, objectOf, spelled, textOf, type JsonObject } from '../engine/json';
import { invalid } from '../server/api-error';
import type { ApiCall, Handlers } from '../server/operations/api-call';
import { batchItems, handInBatch, type BatchReferences, type Refusal } from '../messages/message-batches';
import { takeSms, type TakenSms } from './create-sms';
import { checkDestination } from './send-sms';
import { surveyShortLink } from './short-links';

const defaultBody = 'We would like to know what you think: {{url}}';
const linkPlace = /\{\{\s*url:?\s*\}\}/;
const noLink = 'templateBody has no {{url}}, where the link to the survey goes';

/** SMS Engage: SMS with a link to a survey. */
export const smsSurveys = {
  'sms.sendSurvey': (call): OperationOutput<'sms.sendSurvey'> => {
    checkDestination(call.input);
    if (!linkPlace.test(bodyOf(call.input))) throw invalid(1004, noLink);
    return takeSurvey(call, call.input).result;
  },
  'sms.sendSurveyBatch': (call): OperationOutput<'sms.sendSurveyBatch'> =>
    handInBatch(call, batchItems(call), (fields, refusal, references) => {
      const noPlace = linkPlace.test(bodyOf(fields)) ? undefined : { code: 1004, reason: noLink };
      return takeSurvey(call, fields, references, refusal ?? noPlace);
    }),
} satisfies Partial<Handlers>;

function bodyOf(fields: JsonObject): string {
  return textOf(fields['templateBody']) ?? defaultBody;
}

function takeSurvey(
  call: ApiCall<Pick<OperationInput<'sms.sendSurvey'>, 'surveyId'>>,
  fields: JsonObject,
  references: BatchReferences = {},
  refusal?: Refusal,
): TakenSms {
  const { surveyId } = call.input;
  const variables = objectOf(fields['templateVariables']);
  const link = surveyShortLink(
    call.world.state.seed,
    surveyId,
    String(call.world.state.counters['umid'] ?? 0),
  );
  const text = bodyOf(fields)
    .replace(linkPlace, link)
    .replace(/\{\{\s*([\w-]+)\s*\}\}/g, (whole, name: string) =>
      variables[name] === undefined ? whole : spelled(variables[name]),
    );
  return takeSms(call, {
    ...defined({ references, refusal }),
    fields,
    text,
    survey: { surveyId, link, variables },
  });
}
