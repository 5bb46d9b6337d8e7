export const workflowId = {
  type: 'string',
  title: 'Workflow ID',
  description: 'The ID that 8x8 gave the workflow when it started',
  examples: ['6741f0a2c9d85b3e17a4f6d2'],
} as const;

export const workflow = {
  type: 'object',
  properties: {
    workflowId: { type: 'string' },
    data: {
      type: 'object',
      description: 'Its context: what triggered it, and what its steps have kept',
      properties: {
        accountId: { type: 'string' },
        subAccountId: { type: 'string', description: 'The subaccount, when the trigger had one' },
        triggeredAt: { type: 'string', format: 'date-time' },
      },
      required: ['accountId', 'triggeredAt'],
      additionalProperties: {},
    },
    definitionId: { type: 'string' },
    version: { type: 'integer', description: 'Version of the definition by which it runs' },
    status: {
      type: 'string',
      description: 'Runnable while it runs or waits, Terminated when it was stopped or failed',
      enum: ['Runnable', 'Suspended', 'Complete', 'Terminated'],
    },
    startedAt: { type: 'string', format: 'date-time' },
    completedAt: {
      type: 'string',
      format: 'date-time',
      nullable: true,
      description: 'When it ended; null while it runs',
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
          startedAt: { type: 'string', format: 'date-time' },
          completedAt: { type: 'string', format: 'date-time', nullable: true },
          status: {
            type: 'string',
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
    workflowId: { type: 'string' },
    step: { type: 'string', description: 'ID of the step that failed' },
    message: { type: 'string', description: 'Why it failed' },
    errorTime: { type: 'string', format: 'date-time' },
  },
  required: ['workflowId', 'step', 'message', 'errorTime'],
} as const;
