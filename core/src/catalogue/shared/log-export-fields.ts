import { subAccountId } from './fields';
import type { Job } from '../operation';

/** The fields that the log exports of SMS, chat apps and voice share. */

export const jobId = {
  type: 'string',
  title: 'Job ID',
  description: 'The ID that was returned when the export was started',
  minLength: 1,
  examples: ['Jm3v0QkT1c9XyB7pZ5dR'],
} as const;

export const exportFilter = {
  subAccountId,
  from: {
    type: 'string',
    title: 'From',
    description: 'Start of the export: a date, or a date and time (ISO 8601); default: seven days ago',
    format: 'date-or-time',
    examples: ['2026-11-01'],
  },
  to: {
    type: 'string',
    title: 'To',
    description: 'End of the export: a date, or a date and time (ISO 8601); default: today',
    format: 'date-or-time',
    examples: ['2026-11-08'],
  },
  phoneNumber: {
    type: 'string',
    title: 'Phone Number',
    description: 'Only messages to or from this number, in international form',
    format: 'msisdn',
    examples: ['+6591234567'],
  },
  countries: {
    type: 'array',
    title: 'Countries',
    description: 'Only messages to these countries, each as two letters, e.g. SG (ISO 3166)',
    items: { type: 'string', minLength: 2, maxLength: 2 },
    examples: [['SG', 'ID']],
  },
  limit: {
    type: 'integer',
    title: 'Limit',
    description: 'Maximum number of records to export; 0 means all',
    minimum: 0,
    default: 0,
  },
} as const;

export const exportStarted = {
  type: 'object',
  properties: { jobId: { type: 'string', description: 'ID of the export job' } },
  required: ['jobId'],
} as const;

export const exportResult = {
  type: 'object',
  properties: {
    status: {
      type: 'string',
      description:
        'State of the export: succeeded has links to the files, empty means that there were no records',
      enum: ['queued', 'running', 'succeeded', 'failed', 'cancelled', 'empty', 'error'],
    },
    data: {
      type: 'array',
      items: { type: 'string' },
      description: 'Links to the CSV files, once the export has succeeded',
    },
    expires: {
      type: 'string',
      description: 'When the links expire, UTC, once the export has succeeded',
    },
  },
} as const;

/** The job of an export. An export without records ends in the state `empty` and has no file. */
export const exportJob = {
  status: 'getLogExport',
  id: 'jobId',
  idField: 'jobId',
  state: 'status',
  done: ['succeeded', 'empty'],
  failed: ['failed', 'cancelled', 'error'],
  files: 'data',
} as const satisfies Job;
