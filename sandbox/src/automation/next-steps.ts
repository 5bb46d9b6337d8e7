import { isObject, asObject, asText, type JsonObject } from '../engine/json';
import { getInputs, normalizeStepType } from './definition';
import type { TemplateFiller } from './script/template';

/**
 * Returns the steps after a step: those whose condition holds, or else those without a condition.
 *
 * @throws {ScriptError}
 */
export function findNextSteps(step: JsonObject, templates: TemplateFiller): string[] {
  const { selectNextStep } = step;
  if (!isObject(selectNextStep)) return getFollowingSteps(step);
  const choices = Object.entries(selectNextStep);
  const chosen = choices.filter(
    ([, condition]) => condition !== null && isTruthy(templates.fillAll(condition)),
  );
  const withoutCondition = choices.filter(([, condition]) => condition === null);
  return (chosen.length > 0 ? chosen : withoutCondition).map(([id]) => id);
}

/**
 * Lists the steps that must exist, because they can follow a step. The "else" step need not exist: a sample of 8x8 ends
 * a workflow with `"others": null`.
 */
export function findRequiredSteps(step: JsonObject): string[] {
  const choices = Object.entries(asObject(step['selectNextStep']));
  return [
    ...choices.flatMap(([id, condition]) => (condition === null ? [] : [id])),
    ...getFollowingSteps(step),
  ];
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
