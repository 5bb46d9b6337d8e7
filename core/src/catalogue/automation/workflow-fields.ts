/**
 * The ID of one run of a definition. This and the next schemas are the fields of requests and responses about runs.
 */
export const workflowId = {
  type: 'string',
  title: '8x8 Workflow ID',
  description: 'ID that the 8x8 workflow got when it started',
  examples: ['6741f0a2c9d85b3e17a4f6d2'],
} as const;

/** A workflow in a response: one run of a definition. */
export const workflow = {
  type: 'object',
  properties: {
    workflowId: { type: 'string', description: workflowId.description },
    data: {
      type: 'object',
      description: 'Data of the 8x8 workflow: the data of the trigger, and the outputs of its steps',
      properties: {
        accountId: { type: 'string', description: 'Account of the 8x8 workflow' },
        subAccountId: {
          type: 'string',
          description: 'Subaccount of the 8x8 workflow, if the trigger has one',
        },
        triggeredAt: { type: 'string', format: 'date-time', description: 'When the trigger fired, ISO 8601' },
      },
      required: ['accountId', 'triggeredAt'],
      additionalProperties: {},
    },
    definitionId: { type: 'string', description: 'ID of the definition of the 8x8 workflow' },
    version: { type: 'integer', description: 'Version of the definition of the 8x8 workflow' },
    status: {
      type: 'string',
      description:
        'State of the 8x8 workflow: Runnable while it runs or waits, Terminated if it was stopped or failed',
      enum: ['Runnable', 'Suspended', 'Complete', 'Terminated'],
    },
    startedAt: {
      type: 'string',
      format: 'date-time',
      description: 'When the 8x8 workflow started, ISO 8601',
    },
    completedAt: {
      type: 'string',
      format: 'date-time',
      nullable: true,
      description: 'When the 8x8 workflow ended, ISO 8601; null while it runs',
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
      description: 'Result of each step, if Include Logs is on',
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
              'State of the step: Sleeping if it waits for a time, WaitingForEvent if it waits for an event such as a reply',
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
    message: { type: 'string', description: 'Reason why the step failed' },
    errorTime: { type: 'string', format: 'date-time', description: 'When the step failed, ISO 8601' },
  },
  required: ['workflowId', 'step', 'message', 'errorTime'],
} as const;
