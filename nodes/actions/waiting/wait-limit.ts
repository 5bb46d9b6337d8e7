import { isJsonObject } from '../../../core/src/validation';
import {
  NodeOperationError,
  WAIT_INDEFINITELY,
  type IExecuteFunctions,
  type INodeProperties,
} from 'n8n-workflow';
import { compareTitles } from '../../shared/titles';
import { agentSendLimitProperty } from '../description/agent-options';

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
 * When the wait times out. Without a limit, n8n's date for "never".
 *
 * @throws {NodeOperationError} if the limit is not a valid time.
 */
export function waitUntil(context: IExecuteFunctions): Date {
  const limit: unknown = context.getNodeParameter('options.limitWaitTime.values', 0, '');
  if (!isJsonObject(limit)) return WAIT_INDEFINITELY;
  const { limitType = 'afterTimeInterval', resumeAmount = 1, resumeUnit = 'hours', maxDateAndTime } = limit;
  const until =
    limitType === 'afterTimeInterval'
      ? new Date(Date.now() + Number(resumeAmount) * (unitMs[String(resumeUnit)] ?? NaN))
      : new Date(String(maxDateAndTime));
  if (!Number.isNaN(until.getTime())) return until;
  throw new NodeOperationError(context.getNode(), 'Limit Wait Time is not a valid time', {
    description: 'Enter an amount and a unit, or a date and time such as 2026-12-01T09:00:00+08:00.',
    itemIndex: 0,
  });
}
