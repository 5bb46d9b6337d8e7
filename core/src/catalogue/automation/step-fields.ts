/** The ID of a step. This and the next schemas are the fields that several types of steps share. */
export const id = {
  type: 'string',
  title: 'Step ID',
  description: 'Unique ID of the step in the definition',
  minLength: 1,
  examples: ['greet'],
} as const;

/** Creates the field that names the type of a step, by which 8x8 and the schema tell steps apart. */
export const stepType = <const T extends string>(
  name: T,
): {
  readonly type: 'string';
  readonly title: 'Step Type';
  readonly description: 'Type of step, which decides the other fields';
  readonly const: T;
} => ({
  type: 'string',
  title: 'Step Type',
  description: 'Type of step, which decides the other fields',
  const: name,
});

/** 8x8 Connect exports `null` for steps without a next step. */
export const nextStepId = {
  type: 'string',
  title: 'Next Step ID',
  description: 'ID of the next step; without it and Select Next Step, the 8x8 workflow ends here',
  nullable: true,
  examples: ['greet'],
} as const;

export const selectNextStep = {
  type: 'object',
  title: 'Select Next Step',
  description:
    'Next steps and their conditions, by step ID; every step whose condition is true is run, and null stands for "else"',
  properties: {},
  additionalProperties: { type: 'string', nullable: true },
  examples: [{ thank: '{{data.reply != null}}', remind: null }],
} as const;

const outputs = {
  type: 'object',
  title: 'Outputs',
  description:
    'Values to keep for later steps, which find them under data; the expressions can use the result of the step',
  properties: {},
  additionalProperties: {},
  examples: [{ smsStatus: '{{step.status}}' }],
} as const;

/**
 * Has no default, unlike the `subAccountId` of operations: the client fills in its configured subaccount only in the
 * path of a request. Each product has its own subaccount, and a step may use any product.
 */
export const stepSubAccountId = {
  type: 'string',
  title: 'Subaccount ID',
  description: 'Subaccount from which to send, as shown in 8x8 Connect',
  examples: ['ExampleCo_Marketing'],
} as const;

export const timeout = {
  type: 'string',
  title: 'Timeout',
  description: 'Maximum time to wait, as d.HH:mm:ss or a number of days',
  default: '1.00:00:00',
} as const;

/** What a step keeps, and which step follows. */
export const outputsAndNextStep = { outputs, nextStepId, selectNextStep } as const;
