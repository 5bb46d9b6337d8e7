import { subAccountId } from './fields';
import type { Job } from '../operation';

/** What the log exports of SMS and of chat apps have in common. */

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
    description: 'First moment to export, a date or a date and time, ISO 8601; left out, seven days ago',
    examples: ['2026-11-01'],
  },
  to: {
    type: 'string',
    title: 'To',
    description: 'Last moment to export, a date or a date and time, ISO 8601; left out, today',
    examples: ['2026-11-08'],
  },
  phoneNumber: {
    type: 'string',
    title: 'Phone Number',
    description: 'Only messages to or from this number, in international form',
    examples: ['+6591234567'],
  },
  countries: {
    type: 'array',
    title: 'Countries',
    description: 'Only messages to these countries, two-letter ISO 3166 codes',
    items: { type: 'string', minLength: 2, maxLength: 2 },
    examples: [['SG', 'ID']],
  },
  limit: {
    type: 'integer',
    title: 'Limit',
    description: 'Most records to export; 0 means all',
    minimum: 0,
    default: 0,
  },
} as const;

export const exportStarted = {
  type: 'object',
  properties: { jobId: { type: 'string', description: 'ID of the export, to ask for its result' } },
  required: ['jobId'],
} as const;

export const exportResult = {
  type: 'object',
  properties: {
    status: {
      type: 'string',
      description:
        'How far the export is: succeeded brings links to files, empty means that there was nothing to export',
      enum: ['queued', 'running', 'succeeded', 'failed', 'cancelled', 'empty', 'error'],
    },
    data: {
      type: 'array',
      items: { type: 'string' },
      description: 'Links to the CSV files; there only after the export succeeded',
    },
    expires: {
      type: 'string',
      description: 'When the links stop working, UTC; there only after the export succeeded',
    },
  },
} as const;

/** An export runs by itself: one that finds nothing ends well, without a file. */
export const exportJob = {
  status: 'getLogExport',
  id: 'jobId',
  idField: 'jobId',
  state: 'status',
  done: ['succeeded', 'empty'],
  failed: ['failed', 'cancelled', 'error'],
  files: 'data',
} as const satisfies Job;
