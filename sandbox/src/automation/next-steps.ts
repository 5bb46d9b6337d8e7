import { isObject, asObject, asText, type JsonObject } from '../engine/json';
import { getInputs, normalizeStepType } from './definition';
import type { Scope } from './script/evaluate';
import { fillAll } from './script/template';

/**
 * Returns the steps after a step: those whose condition holds, or else those without a condition.
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

/** Lists every step that can follow a step. */
export function findPossibleSteps(step: JsonObject): string[] {
  return [...Object.keys(asObject(step['selectNextStep'])), ...getFollowingSteps(step)];
}

/** 8x8 does not document where a jump keeps its target step. */
function getFollowingSteps(step: JsonObject): string[] {
  const { stepId, nextStepId } = getInputs(step);
  const next =
    asText(step['nextStepId']) ??
    (normalizeStepType(step) === 'jumpto' ? asText(stepId ?? nextStepId) : undefined);
  return next === undefined ? [] : [next];
}

/** Decides whether a condition holds. The text `false` counts as false, because scripts can return text. */
export function isTruthy(value: unknown): boolean {
  return typeof value === 'string' ? value !== '' && value.trim().toLowerCase() !== 'false' : Boolean(value);
}
