import { accountId } from '../shared/fields';
import type { Operation } from '../operation';

const openApiFile = 'automation_api.json';

/** Operations that return how many workflows an account has run. */
export const usage = {
  getUsage: {
    title: 'Get Automation Usage',
    action: 'Get automation usage',
    summary: 'Returns how many 8x8 workflows ran this month, how many are included, and the price of more',
    resource: 'Account',
    method: 'GET',
    path: '/api/v1/accounts/{accountId}/usage',
    input: { type: 'object', properties: { accountId } },
    success: 200,
    output: {
      type: 'object',
      properties: {
        allowedWorkflowCount: { type: 'integer', description: 'Number of included 8x8 workflows' },
        allowedOverage: {
          type: 'boolean',
          description: 'Whether more 8x8 workflows than the included ones can run',
        },
        overagePrice: { type: 'number', description: 'Price of each 8x8 workflow beyond those included' },
        executedWorkflowCount: { type: 'integer', description: 'Number of 8x8 workflows that ran' },
        countStartedMonth: {
          type: 'integer',
          description: 'First month of the count, from 1 to 12',
        },
        countStartedYear: {
          type: 'integer',
          description: 'Year of the first month of the count',
        },
      },
    },
    safety: 'read',
    errors: [],
    discrepancy:
      'The schema is a list of account IDs, but the sample is an object with counts. The sample is followed.',
    docs: 'get-usage',
    openApi: { file: openApiFile, operationId: 'get-usage' },
  },
  getUsageHistory: {
    title: 'Get Automation Usage History',
    action: 'Get automation usage history',
    summary: 'Returns the number of 8x8 workflows in each past month, the latest first',
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
          id: { type: 'string', description: 'ID of the entry' },
          accountId: { type: 'string', description: 'Account of the 8x8 workflows' },
          executedWorkflowCount: {
            type: 'integer',
            description: 'Number of 8x8 workflows that ran in the month',
          },
          month: { type: 'integer', description: 'Month of the count, from 1 to 12' },
          year: { type: 'integer', description: 'Year of the count' },
        },
        required: ['accountId'],
      },
    },
    safety: 'read',
    paging: { items: '', by: { kind: 'whole' } },
    errors: [],
    discrepancy: 'The schema only has the account ID. The other fields are from the sample.',
    docs: 'get-usage-history',
    openApi: { file: openApiFile, operationId: 'get-usage-history' },
  },
} as const satisfies Record<string, Operation>;
