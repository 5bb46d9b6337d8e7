import { accountId } from '../shared/fields';
import type { Operation } from '../operation';

const file = 'automation_api.json';

/** How many workflows an account has run, and how many it can run. */
export const usage = {
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
    discrepancy:
      'The schema is a list of account IDs, the sample an object of counts: the sample is followed.',
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
    paging: { items: '', by: { kind: 'whole' } },
    errors: [],
    discrepancy: 'The schema has the account ID alone; the sample shows what the counts are called.',
    docs: 'get-usage-history',
    openApi: { file, operationId: 'get-usage-history' },
  },
} as const satisfies Record<string, Operation>;
