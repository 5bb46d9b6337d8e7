import {
  NodeOperationError,
  WAIT_INDEFINITELY,
  type IExecuteFunctions,
  type INodeProperties,
} from 'n8n-workflow';
import { agentSendLimitProperty } from '../description/agent-options';
import { isRecord } from '../fields/field';

const minute = 60_000;
const units: Readonly<Record<string, number>> = { minutes: minute, hours: 60 * minute, days: 1_440 * minute };

/** How long to wait at most, in the words of n8n's own nodes that wait. */
const limitWaitTime: INodeProperties = {
  displayName: 'Limit Wait Time',
  name: 'limitWaitTime',
  type: 'fixedCollection',
  placeholder: 'Add Limit',
  default: {},
  description: 'How long to wait at most, before the workflow goes on without an answer',
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
          description: 'How many of the unit to wait',
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
          description: 'What the amount counts',
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

/** The options of an operation that waits. */
export const waitOptions = (more: readonly INodeProperties[] = []): INodeProperties => ({
  displayName: 'Options',
  name: 'options',
  type: 'collection',
  placeholder: 'Add Option',
  default: {},
  options: [agentSendLimitProperty, limitWaitTime, ...more],
});

/** When the wait ends by itself; n8n's "never", where there is no limit. */
export function waitLimit(context: IExecuteFunctions): Date {
  const limit: unknown = context.getNodeParameter('options.limitWaitTime.values', 0, '');
  if (!isRecord(limit)) return WAIT_INDEFINITELY;
  const { limitType = 'afterTimeInterval', resumeAmount = 1, resumeUnit = 'hours', maxDateAndTime } = limit;
  const until =
    limitType === 'afterTimeInterval'
      ? new Date(Date.now() + Number(resumeAmount) * (units[String(resumeUnit)] ?? NaN))
      : new Date(String(maxDateAndTime));
  if (!Number.isNaN(until.getTime())) return until;
  throw new NodeOperationError(context.getNode(), 'Limit Wait Time says no moment that n8n can read', {
    description: 'Give an amount and a unit, or a date and time such as 2026-12-01T09:00:00+08:00.',
    itemIndex: 0,
  });
}
