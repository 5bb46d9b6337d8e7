import { isObject, asObject, asText, type JsonObject } from '../engine/json';
import { getInputs, normalizeStepType } from './definition';
import type { Scope } from './script/evaluate';
import { fillAll } from './script/template';

/**
 * The steps after a step: each whose condition holds; if none does, those without a condition.
 *
 * @throws {ScriptError}
 */
export function findNextSteps(step: JsonObject, scope: Scope): string[] {
  const { selectNextStep } = step;
  if (!isObject(selectNextStep)) return getFollowingSteps(step);
  const choices = Object.entries(selectNextStep);
  const chosen = choices.filter(([, condition]) => condition !== null && isTruthy(fillAll(condition, scope)));
  const withoutCondition = choices.filter(([, condition]) => condition === null);
  return (chosen.length > 0 ? chosen : withoutCondition).map(([id]) => id);
}

/** Every step that may come after a step. */
export function findPossibleSteps(step: JsonObject): string[] {
  return [...Object.keys(asObject(step['selectNextStep'])), ...getFollowingSteps(step)];
}

/** 8x8's builder asks a jump for a step, and no document says how that is written down. */
function getFollowingSteps(step: JsonObject): string[] {
  const { stepId, nextStepId } = getInputs(step);
  const next =
    asText(step['nextStepId']) ??
    (normalizeStepType(step) === 'jumpto' ? asText(stepId ?? nextStepId) : undefined);
  return next === undefined ? [] : [next];
}

/** Whether the value of a condition means yes. Where a script makes a text of it, `false` is no. */
export function isTruthy(value: unknown): boolean {
  return typeof value === 'string' ? value !== '' && value.trim().toLowerCase() !== 'false' : Boolean(value);
}
