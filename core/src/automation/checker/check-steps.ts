import { strictSchemaOf } from '../../catalogue/automation/allow-expressions';
import { step as stepSchema } from '../../catalogue/automation/steps';
import { compileCheck, type Check } from '../../validation/compile-check';
import type { Issue } from '../../validation/issue';
import type { Schema } from '../../validation/json-schema';
import type { JsonObject } from '../../validation/objects';
import { durationSeconds } from '../duration';
import { objectField, type FlatStep } from './flatten-steps';

const stepTypes = stepSchema.anyOf.map(({ properties }) => properties.stepType.const);
const lowerCaseStepTypes = new Set(stepTypes.map((type) => type.toLowerCase()));

/**
 * Checks each step on its own: what 8x8 requires of a step type, beyond its schema, such as valid durations and
 * conditions.
 */
export function checkSteps(steps: readonly FlatStep[]): Issue[] {
  return steps.flatMap((step) => rules.flatMap((rule) => rule(step)));
}

/** Returns the issues of one step; an empty list if the rule does not concern it. */
type Rule = (flatStep: FlatStep) => Issue[];

const hasExpression = (value: unknown): boolean => typeof value === 'string' && value.includes('{{');

const knownType: Rule = ({ path, type }) =>
  type === '' || lowerCaseStepTypes.has(type)
    ? []
    : [
        {
          path: `${path}.stepType`,
          rule: 'stepType',
          message: 'is not a step type that 8x8 documents',
          advice: `Use one of ${stepTypes.join(', ')}.`,
        },
      ];

/** A step has `nextStepId` or `selectNextStep`, not both. */
const notBothNextSteps: Rule = (flatStep) =>
  flatStep.step['nextStepId'] && Object.keys(objectField(flatStep, 'selectNextStep')).length > 0
    ? [
        {
          path: `${flatStep.path}.nextStepId`,
          rule: 'oneOf',
          message: 'cannot be used together with selectNextStep',
          advice: 'Use one of the two. In selectNextStep, null stands for "else".',
        },
      ]
    : [];

const branchConditions: Rule = (flatStep) => {
  const path = `${flatStep.path}.selectNextStep`;
  const choices = Object.entries(objectField(flatStep, 'selectNextStep'));
  if (flatStep.type === 'branch' && choices.length === 0)
    return [
      {
        path,
        rule: 'conditions',
        message: 'has no conditions',
        advice: 'Name the steps to choose from, each with its condition.',
      },
    ];
  return choices
    .filter(([, condition]) => condition !== null && !hasExpression(condition))
    .map(([targetId]) => ({
      path: `${path}.${targetId}`,
      rule: 'conditions',
      message: 'is not an expression',
      advice: 'Write an expression in double braces, such as {{data.name == 1}}, or null for "else".',
    }));
};

const ifCondition: Rule = (flatStep) => {
  if (flatStep.type !== 'if') return [];
  const issues: Issue[] = [];
  if (!hasExpression(objectField(flatStep, 'inputs')['condition']))
    issues.push({
      path: `${flatStep.path}.inputs.condition`,
      rule: 'conditions',
      message: 'is not an expression',
      advice: 'Write in double braces when to run the nested steps, such as {{data.name == 1}}.',
    });
  const { do: sequences } = flatStep.step;
  if (Array.isArray(sequences) && sequences.flat().length === 0)
    issues.push({
      path: `${flatStep.path}.do`,
      rule: 'minItems',
      message: 'holds no step',
      advice: 'Add at least one step.',
    });
  return issues;
};

const durations: Rule = (flatStep) =>
  ['duration', 'timeout'].flatMap((name) => {
    const value = objectField(flatStep, 'inputs')[name];
    if (typeof value !== 'string' || hasExpression(value) || (durationSeconds(value) ?? 0) > 0) return [];
    const message = durationSeconds(value) === 0 ? 'is zero' : `is not a duration ("${value}")`;
    const advice =
      'Write d.HH:mm:ss, such as 1.06:30:00 (hours up to 23, minutes and seconds up to 59), or a number of days.';
    return [{ path: `${flatStep.path}.inputs.${name}`, rule: 'duration', message, advice }];
  });

/** `timeoutSeconds` must be a whole number of seconds, at least 1, or an expression. */
const requestTimeout: Rule = (flatStep) => {
  const { timeoutSeconds } = objectField(flatStep, 'inputs');
  const isValid =
    timeoutSeconds === undefined ||
    timeoutSeconds === null ||
    hasExpression(timeoutSeconds) ||
    (Number.isInteger(Number(timeoutSeconds)) && Number(timeoutSeconds) > 0);
  return isValid
    ? []
    : [
        {
          path: `${flatStep.path}.inputs.timeoutSeconds`,
          rule: 'minimum',
          message: 'is not a whole number of seconds',
          advice: 'Give whole seconds, at least 1. The default is 5.',
        },
      ];
};

/** A WaitForDtmf step needs `dtmfRequestId` or `correlationId`. */
const dtmfRequestId: Rule = (flatStep) => {
  const { dtmfRequestId, correlationId } = objectField(flatStep, 'inputs');
  return flatStep.type !== 'waitfordtmf' || dtmfRequestId || correlationId
    ? []
    : [
        {
          path: `${flatStep.path}.inputs.dtmfRequestId`,
          rule: 'required',
          message: 'is missing',
          advice: 'Keep the client request ID of the call in an output of its step, and name it here.',
        },
      ];
};

/** Names of outputs must be JavaScript identifiers. */
const validOutputNames: Rule = (flatStep) =>
  Object.keys(objectField(flatStep, 'outputs'))
    .filter((name) => !/^[A-Za-z_$][\w$]*$/.test(name))
    .map((name) => ({
      path: `${flatStep.path}.outputs.${name}`,
      rule: 'name',
      message: 'is not a valid name',
      advice: 'Use letters, digits, _ and $. Do not begin with a digit.',
    }));

/** Rules that compare a time with the present. A workflow runs later, so they do not concern its definition. */
const rulesOfTime: ReadonlySet<string> = new Set(['schedule', 'future']);

let checksOfInputs: ReadonlyMap<string, Check> | undefined;

/** The checks of the operations that steps run, by step type in lower case. They know no expressions. */
function compileInputChecks(): ReadonlyMap<string, Check> {
  const checks = stepSchema.anyOf.flatMap(({ properties }): [string, Check][] => {
    const inputs: Schema | undefined = 'inputs' in properties ? properties.inputs : undefined;
    const strict = inputs && strictSchemaOf(inputs);
    return strict && strict !== inputs
      ? [[properties.stepType.const.toLowerCase(), compileCheck(strict)]]
      : [];
  });
  return new Map(checks);
}

/** Checks the values that are no expressions as the operation does that the step runs. */
const literalInputs: Rule = (flatStep) => {
  checksOfInputs ??= compileInputChecks();
  const inputs = objectField(flatStep, 'inputs');
  const issues = checksOfInputs.get(flatStep.type)?.(inputs, 0).issues ?? [];
  return issues
    .filter(({ path, rule }) => !rulesOfTime.has(rule) && isLiteral(valueAt(inputs, path)))
    .map((issue) => ({ ...issue, path: `${flatStep.path}.inputs.${issue.path}` }));
};

/** Whether a value is known before the workflow runs. Missing values are for the schema of the step. */
const isLiteral = (value: unknown): boolean =>
  value !== undefined && value !== null && !JSON.stringify(value).includes('{{');

const valueAt = (inputs: JsonObject, path: string): unknown =>
  path
    .split(/[.[\]]+/)
    .filter((name) => name !== '')
    .reduce<unknown>((value, name) => (Object(value) as JsonObject)[name], inputs);

const rules: readonly Rule[] = [
  knownType,
  notBothNextSteps,
  branchConditions,
  ifCondition,
  durations,
  requestTimeout,
  dtmfRequestId,
  validOutputNames,
  literalInputs,
];
