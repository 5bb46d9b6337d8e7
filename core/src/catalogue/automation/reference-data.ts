import { accountId } from '../shared/fields';
import type { Operation } from '../operation';

const openApiFile = 'automation_api.json';
const singlePage = { items: '', by: { kind: 'whole' } } as const;

/** Operations that list what the expressions of workflows can use: time zones and functions. */
export const referenceData = {
  getTimeZones: {
    title: 'Get Many Time Zones',
    action: 'Get many time zones',
    summary: 'Returns the time zones that expressions can use, by their Windows names',
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
          description: 'Only time zones whose name contains this text; case does not matter',
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
          id: { type: 'string', description: 'Windows name of the time zone, which expressions use' },
          name: {
            type: 'string',
            description: 'Cities in the time zone, and its UTC offset',
          },
        },
        required: ['id', 'name'],
      },
    },
    safety: 'read',
    paging: singlePage,
    errors: [],
    docs: 'get-timezones',
    openApi: { file: openApiFile, operationId: 'get-timezones' },
  },
  getFunctions: {
    title: 'Get Many Functions',
    action: 'Get many functions',
    summary: 'Returns the functions that expressions can use in addition to those of JavaScript',
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
          name: { type: 'string', description: 'Name of the function in expressions' },
          description: { type: 'string', description: 'What the function does' },
          example: { type: 'string', description: 'Example of a call' },
          parameters: {
            type: 'array',
            description: 'Parameters of the function',
            items: {
              type: 'object',
              properties: {
                name: { type: 'string', description: 'Name of the parameter' },
                type: { type: 'string', description: 'Data type of the parameter, e.g. string' },
                required: { type: 'boolean', description: 'Whether the parameter is required' },
                default: { description: 'Default of the parameter' },
                description: { type: 'string', description: 'What the parameter is for' },
                example: { description: 'Example of what to pass for the parameter' },
              },
              required: ['name', 'type', 'required', 'description', 'example'],
            },
          },
        },
        required: ['name', 'description', 'example', 'parameters'],
      },
    },
    safety: 'read',
    paging: singlePage,
    errors: [],
    docs: 'get-functions',
    openApi: { file: openApiFile, operationId: 'get-functions' },
  },
} as const satisfies Record<string, Operation>;
