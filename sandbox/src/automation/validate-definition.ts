import { durationSeconds } from 'cpaas-8x8';

import { isObject, listOf, objectOf, spelled, textOf, type JsonObject } from '../engine/json';
import { messageOf } from '../engine/error-message';
import { allSteps, inputsOf, stepTypeOf, subAccountIdIn } from './definition';
import { possibleSteps } from './next-steps';
import { parseTemplate, textsIn } from './script/template';
import { stepActions, stepTypes } from './steps';

/** What a definition lacks to be run, in a sentence; `undefined` if nothing. */
export function definitionProblem(definition: JsonObject): string | undefined {
  if (textOf(definition['name']) === undefined) return 'The definition needs a name';
  const steps = allSteps(listOf(definition['steps']));
  if (steps.length === 0) return 'The definition needs at least one step';
  const ids = new Set<string>();
  for (const step of steps) {
    const id = textOf(step['id']);
    if (id === undefined) return 'Every step needs an id';
    if (ids.has(id)) return `There are two steps with the id ${id}`;
    ids.add(id);
  }
  for (const step of steps) {
    const problem = stepProblem(step, ids);
    if (problem !== undefined) return `Step ${spelled(step['id'])}: ${problem}`;
  }
  return undefined;
}

function stepProblem(step: JsonObject, ids: ReadonlySet<string>): string | undefined {
  if (!stepActions.has(stepTypeOf(step))) {
    return `${textOf(step['stepType']) ?? 'nothing'} is no step type; there are ${stepTypes.join(', ')}`;
  }
  const next = possibleSteps(step).find((id) => !ids.has(id));
  if (next !== undefined) return `there is no step ${next} that could come after it`;
  return missing(step) ?? durationProblem(step) ?? scriptProblem(step);
}

/** What each type cannot do without; of `If`, whose samples leave it out, nothing. */
const required: Readonly<Record<string, readonly string[]>> = {
  sms: ['subAccountId', 'destination', 'text'],
  chatappsmessage: ['subAccountId', 'user', 'type', 'content'],
  httprequest: ['url', 'method'],
  waitforreply: ['from', 'channel'],
  voicemessage: ['params'],
};

function missing(step: JsonObject): string | undefined {
  const type = stepTypeOf(step);
  const inputs = inputsOf(step);
  const given = { ...inputs, subAccountId: subAccountIdIn(inputs) };
  const name = required[type]?.find(
    (each) => objectOf(given)[each] === undefined || objectOf(given)[each] === null,
  );
  if (name !== undefined) return `inputs.${name} is missing`;
  if (type === 'wait' && inputs['duration'] === undefined && inputs['minutes'] === undefined)
    return 'inputs.duration is missing';
  if (
    type === 'waitfordtmf' &&
    inputs['dtmfRequestId'] === undefined &&
    inputs['correlationId'] === undefined
  )
    return 'inputs.dtmfRequestId is missing';
  if (type === 'branch' && !isObject(step['selectNextStep'])) return 'selectNextStep is missing';
  return type === 'jumpto' && possibleSteps(step).length === 0 ? 'nextStepId is missing' : undefined;
}

function durationProblem(step: JsonObject): string | undefined {
  const { duration, timeout } = inputsOf(step);
  for (const value of [duration, timeout]) {
    const text = textOf(value);
    if (text !== undefined && !text.includes('{{') && durationSeconds(text) === undefined)
      return `${text} is no duration; write it as d.HH:mm:ss`;
  }
  return undefined;
}

/** The steps inside of an `If` are looked at by themselves. */
function scriptProblem({ do: _, ...step }: JsonObject): string | undefined {
  for (const text of textsIn(step)) {
    try {
      parseTemplate(text);
    } catch (thrown) {
      return messageOf(thrown);
    }
  }
  return undefined;
}
