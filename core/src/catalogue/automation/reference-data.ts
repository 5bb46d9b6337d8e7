import { accountId } from '../shared/fields';
import type { Operation } from '../operation';

const file = 'automation_api.json';
const whole = { items: '', by: { kind: 'whole' } } as const;

/** The time zones and functions that workflow expressions can use. */
export const referenceData = {
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
} as const satisfies Record<string, Operation>;
