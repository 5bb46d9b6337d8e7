import { step as stepSchema } from '../../catalogue/automation/steps';
import type { Issue } from '../../schema/issue';
import { durationSeconds } from '../duration';
import { objectIn, type PlacedStep } from './flatten-steps';

const types = stepSchema.anyOf.map(({ properties }) => properties.stepType.const);
const knownTypes = new Set(types.map((type) => type.toLowerCase()));

/** What is wrong with single steps, beyond their shape. */
export function checkSteps(placed: readonly PlacedStep[]): Issue[] {
  return placed.flatMap((each) => rules.flatMap((rule) => rule(each)));
}

type Rule = (placed: PlacedStep) => Issue[];

const isScript = (value: unknown): boolean => typeof value === 'string' && value.includes('{{');

const knownType: Rule = ({ path, type }) =>
  type === '' || knownTypes.has(type)
    ? []
    : [
        {
          path: `${path}.stepType`,
          rule: 'stepType',
          message: 'is no type of step that 8x8 documents',
          advice: `Use one of ${types.join(', ')}.`,
        },
      ];

const oneWayOn: Rule = (placed) =>
  placed.step['nextStepId'] && Object.keys(objectIn(placed, 'selectNextStep')).length > 0
    ? [
        {
          path: `${placed.path}.nextStepId`,
          rule: 'oneOf',
          message: 'stands beside selectNextStep',
          advice: 'Use one of the two: with null, selectNextStep has a way for "else".',
        },
      ]
    : [];

const branches: Rule = (placed) => {
  const at = `${placed.path}.selectNextStep`;
  const choices = Object.entries(objectIn(placed, 'selectNextStep'));
  if (placed.type === 'branch' && choices.length === 0)
    return [
      {
        path: at,
        rule: 'conditions',
        message: 'has no conditions',
        advice: 'Name the steps to choose from, each with its condition.',
      },
    ];
  return choices
    .filter(([, condition]) => condition !== null && !isScript(condition))
    .map(([to]) => ({
      path: `${at}.${to}`,
      rule: 'conditions',
      message: 'is no expression',
      advice: 'Put it in double braces, {{data.name == 1}}, or make it null for "else".',
    }));
};

const ifs: Rule = (placed) => {
  if (placed.type !== 'if') return [];
  const issues: Issue[] = [];
  if (!isScript(objectIn(placed, 'inputs')['condition']))
    issues.push({
      path: `${placed.path}.inputs.condition`,
      rule: 'conditions',
      message: 'is no expression',
      advice: 'Say in double braces when the steps within are carried out, {{data.name == 1}}.',
    });
  const { do: sequences } = placed.step;
  if (Array.isArray(sequences) && sequences.flat().length === 0)
    issues.push({
      path: `${placed.path}.do`,
      rule: 'minItems',
      message: 'holds no step',
      advice: 'Give it something to do.',
    });
  return issues;
};

const durations: Rule = (placed) =>
  ['duration', 'timeout'].flatMap((name) => {
    const value = objectIn(placed, 'inputs')[name];
    if (typeof value !== 'string' || isScript(value) || (durationSeconds(value) ?? 0) > 0) return [];
    const message = durationSeconds(value) === 0 ? 'is no time at all' : `is no span of time ("${value}")`;
    const advice =
      'Write d.HH:mm:ss, as 1.06:30:00, with up to 23 hours and 59 minutes and seconds; or days alone.';
    return [{ path: `${placed.path}.inputs.${name}`, rule: 'duration', message, advice }];
  });

const requestTimeout: Rule = (placed) => {
  const { timeoutSeconds } = objectIn(placed, 'inputs');
  const fits =
    timeoutSeconds === undefined ||
    timeoutSeconds === null ||
    isScript(timeoutSeconds) ||
    (Number.isInteger(Number(timeoutSeconds)) && Number(timeoutSeconds) > 0);
  return fits
    ? []
    : [
        {
          path: `${placed.path}.inputs.timeoutSeconds`,
          rule: 'minimum',
          message: 'is no number of seconds',
          advice: 'Give whole seconds, at least 1; left out, 8x8 waits 5.',
        },
      ];
};

const dtmf: Rule = (placed) => {
  const { dtmfRequestId, correlationId } = objectIn(placed, 'inputs');
  return placed.type !== 'waitfordtmf' || dtmfRequestId || correlationId
    ? []
    : [
        {
          path: `${placed.path}.inputs.dtmfRequestId`,
          rule: 'required',
          message: 'is missing',
          advice: 'Keep the client request ID of the call in an output of its step, and name it here.',
        },
      ];
};

const outputNames: Rule = (placed) =>
  Object.keys(objectIn(placed, 'outputs'))
    .filter((name) => !/^[A-Za-z_$][\w$]*$/.test(name))
    .map((name) => ({
      path: `${placed.path}.outputs.${name}`,
      rule: 'name',
      message: 'cannot be read as data.name',
      advice: 'Use letters, digits and _, not beginning with a digit.',
    }));

const rules: readonly Rule[] = [
  knownType,
  oneWayOn,
  branches,
  ifs,
  durations,
  requestTimeout,
  dtmf,
  outputNames,
];
