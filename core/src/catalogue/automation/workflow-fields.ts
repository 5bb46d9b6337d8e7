export const workflowId = {
  type: 'string',
  title: 'Workflow ID',
  description: 'The ID that 8x8 gave the workflow when it started',
  examples: ['6741f0a2c9d85b3e17a4f6d2'],
} as const;

export const workflow = {
  type: 'object',
  properties: {
    workflowId: { type: 'string', description: workflowId.description },
    data: {
      type: 'object',
      description: 'Data of the workflow: what the trigger brought, and what the steps kept in their outputs',
      properties: {
        accountId: { type: 'string', description: 'Account to which the workflow belongs' },
        subAccountId: {
          type: 'string',
          description: 'Subaccount under which the workflow runs, when the trigger named one',
        },
        triggeredAt: { type: 'string', format: 'date-time', description: 'When the trigger fired, ISO 8601' },
      },
      required: ['accountId', 'triggeredAt'],
      additionalProperties: {},
    },
    definitionId: { type: 'string', description: 'ID of the definition by which the workflow runs' },
    version: { type: 'integer', description: 'Version of the definition by which the workflow runs' },
    status: {
      type: 'string',
      description: 'Runnable while it runs or waits, Terminated when it was stopped or failed',
      enum: ['Runnable', 'Suspended', 'Complete', 'Terminated'],
    },
    startedAt: { type: 'string', format: 'date-time', description: 'When the workflow started, ISO 8601' },
    completedAt: {
      type: 'string',
      format: 'date-time',
      nullable: true,
      description: 'When the workflow ended, ISO 8601; null while it runs',
    },
  },
  required: ['workflowId', 'data', 'definitionId', 'version', 'status', 'startedAt', 'completedAt'],
} as const;

export const workflowWithLogs = {
  ...workflow,
  properties: {
    ...workflow.properties,
    logs: {
      type: 'array',
      description: 'What became of each step, when asked for',
      items: {
        type: 'object',
        properties: {
          id: { type: 'string', description: 'ID of the execution of the step' },
          stepName: { type: 'string', description: 'ID of the step in the definition' },
          startedAt: { type: 'string', format: 'date-time', description: 'When the step started, ISO 8601' },
          completedAt: {
            type: 'string',
            format: 'date-time',
            nullable: true,
            description: 'When the step ended, ISO 8601; null while it runs',
          },
          status: {
            type: 'string',
            description:
              'How far the step is; Sleeping means that it waits for some time, WaitingForEvent for an event such as a reply',
            enum: ['Pending', 'Running', 'Complete', 'Sleeping', 'WaitingForEvent', 'Failed', 'Cancelled'],
          },
        },
        required: ['id', 'stepName', 'startedAt', 'completedAt', 'status'],
      },
    },
  },
} as const;

export const workflowError = {
  type: 'object',
  properties: {
    workflowId: { type: 'string', description: workflowId.description },
    step: { type: 'string', description: 'ID of the step that failed' },
    message: { type: 'string', description: 'Reason in words why the step failed' },
    errorTime: { type: 'string', format: 'date-time', description: 'When the step failed, ISO 8601' },
  },
  required: ['workflowId', 'step', 'message', 'errorTime'],
} as const;
