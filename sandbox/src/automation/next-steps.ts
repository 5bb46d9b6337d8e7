import { isObject, objectOf, textOf, type JsonObject } from '../engine/json';
import { inputsOf, stepTypeOf } from './definition';
import type { Scope } from './script/evaluate';
import { fillAll } from './script/template';

/**
 * The steps after a step: each whose condition holds; if none does, those without a condition.
 *
 * @throws {ScriptError}
 */
export function nextSteps(step: JsonObject, scope: Scope): string[] {
  const { selectNextStep } = step;
  if (!isObject(selectNextStep)) return afterwards(step);
  const choices = Object.entries(selectNextStep);
  const chosen = choices.filter(([, condition]) => condition !== null && isTrue(fillAll(condition, scope)));
  const otherwise = choices.filter(([, condition]) => condition === null);
  return (chosen.length > 0 ? chosen : otherwise).map(([id]) => id);
}

/** Every step that may come after a step. */
export function possibleSteps(step: JsonObject): string[] {
  return [...Object.keys(objectOf(step['selectNextStep'])), ...afterwards(step)];
}

/** 8x8's builder asks a jump for a step, and no document says how that is written down. */
function afterwards(step: JsonObject): string[] {
  const { stepId, nextStepId } = inputsOf(step);
  const next =
    textOf(step['nextStepId']) ?? (stepTypeOf(step) === 'jumpto' ? textOf(stepId ?? nextStepId) : undefined);
  return next === undefined ? [] : [next];
}

/** Whether the value of a condition means yes. Where a script makes a text of it, `false` is no. */
export function isTrue(value: unknown): boolean {
  return typeof value === 'string' ? value !== '' && value.trim().toLowerCase() !== 'false' : Boolean(value);
}
