import { durationSeconds } from 'cpaas-8x8';

import { errorMessage } from '../engine/error-message';
import { isObject, asArray, asObject, toText, asText, type JsonObject } from '../engine/json';
import { flattenSteps, getInputs, normalizeStepType, readSubAccountId } from './definition';
import { findRequiredSteps } from './next-steps';
import { parseTemplate, textsIn } from './script/template';
import { stepActions, stepTypes } from './steps';

/** Returns a sentence that says why a definition cannot be run, or `undefined` if it can. */
export function findDefinitionError(definition: JsonObject): string | undefined {
  if (asText(definition['name']) === undefined) return 'The definition needs a name';
  const steps = flattenSteps(asArray(definition['steps']));
  if (steps.length === 0) return 'The definition needs at least one step';
  const ids = new Set<string>();
  for (const step of steps) {
    const id = asText(step['id']);
    if (id === undefined) return 'Every step needs an id';
    if (ids.has(id)) return `Two steps have the id ${id}`;
    ids.add(id);
  }
  for (const step of steps) {
    const error = findStepError(step, ids);
    if (error !== undefined) return `Step ${toText(step['id'])}: ${error}`;
  }
  return undefined;
}

function findStepError(step: JsonObject, ids: ReadonlySet<string>): string | undefined {
  if (!stepActions.has(normalizeStepType(step))) {
    return `${asText(step['stepType']) ?? 'nothing'} is not a step type: use one of ${stepTypes.join(', ')}`;
  }
  const next = findRequiredSteps(step).find((id) => !ids.has(id));
  if (next !== undefined) return `its next step ${next} does not exist`;
  return findMissingInput(step) ?? findDurationError(step) ?? findScriptError(step);
}

/** The inputs that each step type requires. `If` has none, because 8x8's samples leave its condition out. */
const requiredInputs: Readonly<Record<string, readonly string[]>> = {
  sms: ['subAccountId', 'destination', 'text'],
  chatappsmessage: ['subAccountId', 'user', 'type', 'content'],
  httprequest: ['url', 'method'],
  waitforreply: ['from', 'channel'],
  voicemessage: ['params'],
};

function findMissingInput(step: JsonObject): string | undefined {
  const type = normalizeStepType(step);
  const inputs = getInputs(step);
  const values = { ...inputs, subAccountId: readSubAccountId(inputs) };
  const name = requiredInputs[type]?.find(
    (each) => asObject(values)[each] === undefined || asObject(values)[each] === null,
  );
  if (name !== undefined) return `inputs.${name} is missing`;
  const isAbsent = (input: string): boolean => inputs[input] === undefined || inputs[input] === null;
  if (type === 'wait' && isAbsent('duration') && isAbsent('minutes')) return 'inputs.duration is missing';
  if (type === 'waitfordtmf' && isAbsent('dtmfRequestId') && isAbsent('correlationId'))
    return 'inputs.dtmfRequestId is missing';
  if (type === 'branch' && !isObject(step['selectNextStep'])) return 'selectNextStep is missing';
  return type === 'jumpto' && findRequiredSteps(step).length === 0 ? 'nextStepId is missing' : undefined;
}

function findDurationError(step: JsonObject): string | undefined {
  const { duration, timeout } = getInputs(step);
  for (const value of [duration, timeout]) {
    const text = asText(value);
    if (text !== undefined && !text.includes('{{') && durationSeconds(text) === undefined)
      return `${text} is not a duration: write it as d.HH:mm:ss`;
  }
  return undefined;
}

/** Nested steps are validated on their own. */
function findScriptError({ do: _, ...step }: JsonObject): string | undefined {
  for (const text of textsIn(step)) {
    try {
      parseTemplate(text);
    } catch (error) {
      return errorMessage(error);
    }
  }
  return undefined;
}
