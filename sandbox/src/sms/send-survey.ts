import type { OperationInput, OperationOutput } from 'cpaas-8x8';

import { getSeed, countIds } from '../engine/ids';
import { withoutUndefined, asObject, toText, asText, type JsonObject } from '../engine/json';
import {
  getBatchItems,
  submitBatch,
  type BatchReferences,
  type Rejection,
} from '../messages/message-batches';
import { badRequest } from '../server/api-error';
import type { ApiCall, Handlers } from '../server/operations/api-call';
import { createSms, type CreatedSms } from './create-sms';
import { assertValidDestination } from './send-sms';
import { createSurveyLink } from './short-links';

const defaultBody = 'We would like to know what you think: {{url}}';
const linkPlaceholder = /\{\{\s*url:?\s*\}\}/;
const missingLinkReason = 'templateBody has no {{url}}, where the link to the survey goes';

/** Sends SMS Engage surveys: SMS with a link to a survey. */
export const smsSurveyHandlers = {
  'sms.sendSurvey': (call): OperationOutput<'sms.sendSurvey'> => {
    assertValidDestination(call.input);
    if (!linkPlaceholder.test(getTemplateBody(call.input))) throw badRequest(1004, missingLinkReason);
    return createSurveySms(call, call.input).result;
  },
  'sms.sendSurveyBatch': (call): OperationOutput<'sms.sendSurveyBatch'> =>
    submitBatch(call, getBatchItems(call), (fields, rejection, references) => {
      const missingLink = linkPlaceholder.test(getTemplateBody(fields))
        ? undefined
        : { code: 1004, reason: missingLinkReason };
      return createSurveySms(call, fields, references, rejection ?? missingLink);
    }),
} satisfies Partial<Handlers>;

function getTemplateBody(fields: JsonObject): string {
  return asText(fields['templateBody']) ?? defaultBody;
}

function createSurveySms(
  call: ApiCall<Pick<OperationInput<'sms.sendSurvey'>, 'surveyId'>>,
  fields: JsonObject,
  references: BatchReferences = {},
  rejection?: Rejection,
): CreatedSms {
  const { surveyId } = call.input;
  const variables = asObject(fields['templateVariables']);
  const link = createSurveyLink(
    getSeed(call.context.state),
    surveyId,
    String(countIds(call.context.state, 'umid')),
  );
  const text = getTemplateBody(fields)
    .replace(linkPlaceholder, link)
    .replace(/\{\{\s*([\w-]+)\s*\}\}/g, (placeholder, name: string) =>
      variables[name] === undefined ? placeholder : toText(variables[name]),
    );
  return createSms(call, {
    ...withoutUndefined({ references, rejection }),
    fields,
    text,
    survey: { surveyId, link, variables },
  });
}
