/** A function as the API describes it. */
export interface WorkflowFunction {
  /** As expressions call it. */
  readonly name: string;
  /** What it does, a sentence. */
  readonly description: string;
  /** A call of it. */
  readonly example: string;
  /** What it takes, in order. */
  readonly parameters: readonly WorkflowFunctionParameter[];
}

/** What a function of expressions takes. */
export interface WorkflowFunctionParameter {
  /** What it is called. */
  readonly name: string;
  /** Of which type it is. */
  readonly type: 'string' | 'boolean';
  /** Whether it must be given. */
  readonly required: boolean;
  /** What is taken when it is left out. */
  readonly default: boolean | null;
  /** What it is for. */
  readonly description: string;
  /** A value it may have. */
  readonly example: string | boolean;
}

const parameter = (name: string, description: string, example: string): WorkflowFunctionParameter => ({
  name,
  type: 'string',
  required: true,
  default: null,
  description,
  example,
});

/**
 * What expressions can call beside JavaScript's own functions; `automation.getFunctions` asks 8x8.
 *
 * Follows https://developer.8x8.com/connect/docs/context-scripting
 */
export const workflowFunctions: readonly WorkflowFunction[] = [
  {
    name: 'isCountryCode',
    description: 'Whether a phone number has the dialling code of a country.',
    example: "isCountryCode('+6591234567', 'SG')",
    parameters: [
      parameter('phoneNumber', 'An international number.', '+6591234567'),
      parameter('countryCode', 'A country, in two letters.', 'SG'),
    ],
  },
  {
    name: 'stringContains',
    description: 'Whether a text has another text in it.',
    example: "stringContains('Good morning', 'MORNING', true)",
    parameters: [
      parameter('source', 'The text to look into.', 'Good morning'),
      parameter('value', 'The text to look for.', 'MORNING'),
      {
        name: 'ignoreCase',
        type: 'boolean',
        required: false,
        default: false,
        description: 'Whether capitals and small letters are the same.',
        example: true,
      },
    ],
  },
  {
    name: 'isTimeOfDayBetween',
    description: 'Whether a moment falls into a span of the day in a time zone, both ends included.',
    example: "isTimeOfDayBetween('2026-03-02T04:30:00Z', '09:00:00', '18:00:00', 'Singapore Standard Time')",
    parameters: [
      parameter('timestamp', 'A moment, in ISO 8601.', '2026-03-02T04:30:00Z'),
      parameter('timeFrom', 'When the span begins.', '09:00:00'),
      parameter('timeTo', 'When the span ends.', '18:00:00'),
      parameter('timezone', 'The ID of a time zone.', 'Singapore Standard Time'),
    ],
  },
  {
    name: 'isDayOfWeek',
    description: 'Whether a date is a certain day of the week.',
    example: "isDayOfWeek('2026-03-02', 'Monday')",
    parameters: [
      parameter('timestamp', 'A date or a moment, in ISO 8601.', '2026-03-02'),
      parameter('day', 'The day in English; capitals do not matter.', 'Monday'),
    ],
  },
  { name: 'uuid', description: 'Makes a new UUID.', example: 'uuid()', parameters: [] },
];
