import { isJsonObject } from '../../../core/src/validation';
import {
  NodeOperationError,
  WAIT_INDEFINITELY,
  type IExecuteFunctions,
  type INodeProperties,
} from 'n8n-workflow';
import { compareTitles } from '../../shared/titles';
import { agentSendLimitProperty } from '../description/agent-options';
import { toIsoDateTime } from '../fields/date-time';

const minuteMs = 60_000;
const unitMs: Readonly<Record<string, number>> = {
  minutes: minuteMs,
  hours: 60 * minuteMs,
  days: 1_440 * minuteMs,
};

/** The same parameter as in n8n's own waiting nodes. */
const limitWaitTime: INodeProperties = {
  displayName: 'Limit Wait Time',
  name: 'limitWaitTime',
  type: 'fixedCollection',
  placeholder: 'Add Limit',
  default: {},
  description: 'How long to wait at most before the workflow continues without a response',
  options: [
    {
      displayName: 'Values',
      name: 'values',
      values: [
        {
          displayName: 'Limit Type',
          name: 'limitType',
          type: 'options',
          options: [
            { name: 'After Time Interval', value: 'afterTimeInterval' },
            { name: 'At Specified Time', value: 'atSpecifiedTime' },
          ],
          default: 'afterTimeInterval',
          description: 'What ends the wait',
        },
        {
          displayName: 'Amount',
          name: 'resumeAmount',
          type: 'number',
          typeOptions: { minValue: 0, numberPrecision: 2 },
          displayOptions: { show: { limitType: ['afterTimeInterval'] } },
          default: 1,
          description: 'How many units to wait',
        },
        {
          displayName: 'Unit',
          name: 'resumeUnit',
          type: 'options',
          displayOptions: { show: { limitType: ['afterTimeInterval'] } },
          options: [
            { name: 'Days', value: 'days' },
            { name: 'Hours', value: 'hours' },
            { name: 'Minutes', value: 'minutes' },
          ],
          default: 'hours',
          description: 'Unit of the amount',
        },
        {
          displayName: 'Max Date and Time',
          name: 'maxDateAndTime',
          type: 'dateTime',
          displayOptions: { show: { limitType: ['atSpecifiedTime'] } },
          default: '',
          description: 'When to stop waiting',
        },
      ],
    },
  ],
};

/** The "Options" parameter of all waiting operations. */
export const waitOptionsProperty = (more: readonly INodeProperties[] = []): INodeProperties => ({
  displayName: 'Options',
  name: 'options',
  type: 'collection',
  placeholder: 'Add Option',
  default: {},
  options: [agentSendLimitProperty, limitWaitTime, ...more].sort((a, b) =>
    compareTitles(a.displayName, b.displayName),
  ),
});

/**
 * When the wait times out: the limit of the user, or n8n's date for "never". Like in n8n's Wait node, a time without an
 * offset is in the timezone of the workflow.
 *
 * @throws {NodeOperationError} if the limit is not a time in the future.
 */
export function waitUntil(context: IExecuteFunctions): Date {
  const options: unknown = context.getNodeParameter('options', 0, {});
  const given = isJsonObject(options) ? options['limitWaitTime'] : undefined;
  const limit = isJsonObject(given) ? given['values'] : undefined;
  if (!isJsonObject(limit)) return WAIT_INDEFINITELY;
  const { limitType = 'afterTimeInterval', resumeAmount = 1, resumeUnit = 'hours', maxDateAndTime } = limit;
  const now = Date.now();
  const until =
    limitType === 'afterTimeInterval'
      ? now + Number(resumeAmount) * (unitMs[String(resumeUnit)] ?? NaN)
      : Date.parse(String(toIsoDateTime(maxDateAndTime, context.getTimezone())));
  if (Number.isNaN(until) || Number.isNaN(new Date(until).getTime())) {
    throw limitError(context, 'is not a valid time', 'Enter an amount and a unit, or a date and time');
  }
  if (until > now) return new Date(until);
  throw limitType === 'afterTimeInterval'
    ? limitError(
        context,
        'is not longer than 0',
        'Enter how long the person has time to answer, or remove the limit',
      )
    : limitError(context, 'is in the past', `Enter a later date and time, in ${context.getTimezone()}`);
}

function limitError(context: IExecuteFunctions, what: string, advice: string): NodeOperationError {
  return new NodeOperationError(context.getNode(), `Limit Wait Time ${what}`, {
    description: `${advice}. Nothing was sent.`,
    itemIndex: 0,
  });
}
