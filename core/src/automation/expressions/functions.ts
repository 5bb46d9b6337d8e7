/** A function that expressions can call. */
export interface WorkflowFunction {
  /** The name in expressions. */
  readonly name: string;
  /** What the function does, in one sentence. */
  readonly description: string;
  /** An example of a call. */
  readonly example: string;
  /** The parameters, in order. */
  readonly parameters: readonly WorkflowFunctionParameter[];
}

/** A parameter of a function. */
export interface WorkflowFunctionParameter {
  /** The name of the parameter. */
  readonly name: string;
  /** The type of the value. */
  readonly type: 'string' | 'boolean';
  /** Whether the parameter is required. */
  readonly required: boolean;
  /** The default value. */
  readonly default: boolean | null;
  /** What the parameter is for. */
  readonly description: string;
  /** An example of a value. */
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
 * The functions that expressions can call in addition to those of JavaScript.
 *
 * This copy needs no request; the sandbox answers `client.automation.getFunctions` with it. From 8x8, the same call
 * returns the current list.
 *
 * Follows https://developer.8x8.com/connect/docs/context-scripting
 */
export const workflowFunctions: readonly WorkflowFunction[] = [
  {
    name: 'isCountryCode',
    description: 'Whether a phone number has the calling code of a country.',
    example: "isCountryCode('+6591234567', 'SG')",
    parameters: [
      parameter('phoneNumber', 'A phone number in international form.', '+6591234567'),
      parameter('countryCode', 'A two-letter country code.', 'SG'),
    ],
  },
  {
    name: 'stringContains',
    description: 'Whether a text contains another text.',
    example: "stringContains('Good morning', 'MORNING', true)",
    parameters: [
      parameter('source', 'The text to search.', 'Good morning'),
      parameter('value', 'The text to find.', 'MORNING'),
      {
        name: 'ignoreCase',
        type: 'boolean',
        required: false,
        default: false,
        description: 'Whether to ignore case.',
        example: true,
      },
    ],
  },
  {
    name: 'isTimeOfDayBetween',
    description: 'Whether a time lies between two times of day in a time zone, both included.',
    example: "isTimeOfDayBetween('2026-03-02T04:30:00Z', '09:00:00', '18:00:00', 'Singapore Standard Time')",
    parameters: [
      parameter('timestamp', 'A date and time, ISO 8601.', '2026-03-02T04:30:00Z'),
      parameter('timeFrom', 'Start of the period.', '09:00:00'),
      parameter('timeTo', 'End of the period.', '18:00:00'),
      parameter('timezone', 'The ID of a time zone.', 'Singapore Standard Time'),
    ],
  },
  {
    name: 'isDayOfWeek',
    description: 'Whether a date is on a day of the week.',
    example: "isDayOfWeek('2026-03-02', 'Monday')",
    parameters: [
      parameter('timestamp', 'A date or a date and time, ISO 8601.', '2026-03-02'),
      parameter('day', 'The day in English. Case does not matter.', 'Monday'),
    ],
  },
  { name: 'uuid', description: 'Creates a new UUID.', example: 'uuid()', parameters: [] },
];
