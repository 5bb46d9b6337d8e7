/** What steps of every type have. */

export const id = {
  type: 'string',
  title: 'Step ID',
  description: 'Name of the step, unique within the definition',
  minLength: 1,
  examples: ['greet'],
} as const;

export const stepType = <const T extends string>(
  name: T,
): {
  readonly type: 'string';
  readonly title: 'Step Type';
  readonly description: 'Kind of the step, which decides what it does';
  readonly const: T;
} => ({
  type: 'string',
  title: 'Step Type',
  description: 'Kind of the step, which decides what it does',
  const: name,
});

/** 8x8 Connect exports `null` where there is none. */
export const nextStepId = {
  type: 'string',
  title: 'Next Step ID',
  description: 'Step to go on with; left out, the workflow ends here unless Select Next Step says otherwise',
  nullable: true,
  examples: ['greet'],
} as const;

export const selectNextStep = {
  type: 'object',
  title: 'Select Next Step',
  description:
    'Conditions by the ID of the step that they lead to; each that holds is followed, and null stands for "else"',
  properties: {},
  additionalProperties: { type: 'string', nullable: true },
  examples: [{ thank: '{{data.reply != null}}', remind: null }],
} as const;

export const outputs = {
  type: 'object',
  title: 'Outputs',
  description: 'What to keep of the step for later ones: names under data, and expressions over step',
  properties: {},
  additionalProperties: {},
  examples: [{ smsStatus: '{{step.status}}' }],
} as const;

/** The account's own subaccounts differ by product, so the configured one is not taken. */
export const stepSubAccountId = {
  type: 'string',
  title: 'Subaccount ID',
  description: 'Subaccount that sends, as shown in 8x8 Connect',
  examples: ['ExampleCo_Marketing'],
} as const;

export const timeout = {
  type: 'string',
  title: 'Timeout',
  description: 'How long to wait at most, d.HH:mm:ss; a number alone is days',
  default: '1.00:00:00',
} as const;

export const nextStepFields = { outputs, nextStepId, selectNextStep } as const;
