import { accountId } from '../shared/fields';
import type { Operation } from '../operation';

const file = 'automation_api.json';
const whole = { items: '', by: { kind: 'whole' } } as const;

/** What expressions may use, and how many workflows have run. */
export const surroundings = {
  getTimeZones: {
    title: 'Get Many Time Zones',
    action: 'Get many time zones',
    summary: 'Returns the time zones that expressions know, by their Windows names',
    resource: 'Automation Workflow',
    method: 'GET',
    path: '/api/v1/accounts/{accountId}/steps/timezones',
    input: {
      type: 'object',
      properties: {
        accountId,
        contains: {
          type: 'string',
          title: 'Contains',
          description: 'Only time zones whose name contains this text, in upper or lower case',
          examples: ['europe'],
        },
      },
    },
    query: ['contains'],
    success: 200,
    output: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          id: { type: 'string', description: 'Windows name of the time zone, as expressions take it' },
          name: {
            type: 'string',
            description: 'The time zone in words: cities in it, and its offset from UTC',
          },
        },
        required: ['id', 'name'],
      },
    },
    safety: 'read',
    paging: whole,
    errors: [],
    docs: 'get-timezones',
    openApi: { file, operationId: 'get-timezones' },
  },
  getFunctions: {
    title: 'Get Many Functions',
    action: 'Get many functions',
    summary: 'Returns the functions that 8x8 adds to those of JavaScript in expressions',
    resource: 'Automation Workflow',
    method: 'GET',
    path: '/api/v1/accounts/{accountId}/steps/functions',
    input: { type: 'object', properties: { accountId } },
    success: 200,
    output: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          name: { type: 'string', description: 'What the function is called in expressions' },
          description: { type: 'string', description: 'What the function does, in words of 8x8' },
          example: { type: 'string', description: 'Expression that calls the function' },
          parameters: {
            type: 'array',
            description: 'What the function takes, one entry for each parameter',
            items: {
              type: 'object',
              properties: {
                name: { type: 'string', description: 'What the parameter is called' },
                type: { type: 'string', description: 'Data type of the parameter, e.g. string' },
                required: { type: 'boolean', description: 'Whether every call must give the parameter' },
                default: { description: 'Value that holds when the parameter is left out' },
                description: { type: 'string', description: 'What the parameter means, in words of 8x8' },
                example: { description: 'Value that the parameter can have' },
              },
              required: ['name', 'type', 'required', 'description', 'example'],
            },
          },
        },
        required: ['name', 'description', 'example', 'parameters'],
      },
    },
    safety: 'read',
    paging: whole,
    errors: [],
    docs: 'get-functions',
    openApi: { file, operationId: 'get-functions' },
  },
  getUsage: {
    title: 'Get Automation Usage',
    action: 'Get automation usage',
    summary: 'Returns how many workflows have run this month, how many may, and what more of them cost',
    resource: 'Account',
    method: 'GET',
    path: '/api/v1/accounts/{accountId}/usage',
    input: { type: 'object', properties: { accountId } },
    success: 200,
    output: {
      type: 'object',
      properties: {
        allowedWorkflowCount: { type: 'integer', description: 'How many workflows are included' },
        allowedOverage: { type: 'boolean', description: 'Whether more workflows can run than are included' },
        overagePrice: { type: 'number', description: 'Price of each workflow beyond those included' },
        executedWorkflowCount: { type: 'integer', description: 'How many workflows have run' },
        countStartedMonth: {
          type: 'integer',
          description: 'Month from which workflows are counted, 1 to 12',
        },
        countStartedYear: {
          type: 'integer',
          description: 'Year of the month from which workflows are counted',
        },
      },
    },
    safety: 'read',
    errors: [],
    reading: 'The schema is a list of account IDs, the sample an object of counts: the sample is followed.',
    docs: 'get-usage',
    openApi: { file, operationId: 'get-usage' },
  },
  getUsageHistory: {
    title: 'Get Automation Usage History',
    action: 'Get automation usage history',
    summary: 'Returns how many workflows ran in each past month, the latest first',
    resource: 'Account',
    method: 'GET',
    path: '/api/v1/accounts/{accountId}/usage/history',
    input: { type: 'object', properties: { accountId } },
    success: 200,
    output: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          id: { type: 'string', description: 'ID of the count at 8x8' },
          accountId: { type: 'string', description: 'Account whose workflows were counted' },
          executedWorkflowCount: { type: 'integer', description: 'How many workflows ran in the month' },
          month: { type: 'integer', description: 'Month that was counted, 1 to 12' },
          year: { type: 'integer', description: 'Year of the month that was counted' },
        },
        required: ['accountId'],
      },
    },
    safety: 'read',
    paging: whole,
    errors: [],
    reading: 'The schema has the account ID alone; the sample shows what the counts are called.',
    docs: 'get-usage-history',
    openApi: { file, operationId: 'get-usage-history' },
  },
} as const satisfies Record<string, Operation>;
