import { isJsonObject, type JsonObject } from '../../validation/objects';

/** A step of a definition, with its position. */
export interface FlatStep {
  /** The path of the step in the definition: `definition.steps[0]`. */
  readonly path: string;
  readonly step: JsonObject;
  /** The step type in lower case, because 8x8's samples write both `branch` and `Branch`. */
  readonly type: string;
  readonly id: string | undefined;
  /** The `If` step that contains this step. */
  readonly parent: FlatStep | undefined;
  /** Whether the step is the first of its list, where the workflow or the `If` step begins. */
  readonly isFirst: boolean;
}

/**
 * Lists every step of a definition with its path, so that the checks can loop over one list. The steps inside an `If`
 * step follow it.
 */
export function flattenSteps(workflow: unknown): FlatStep[] {
  const { definition } = Object(workflow) as { readonly definition?: unknown };
  const { steps } = Object(definition) as { readonly steps?: unknown };
  return flattenList(steps, 'definition.steps', undefined);
}

function flattenList(steps: unknown, path: string, parent: FlatStep | undefined): FlatStep[] {
  if (!Array.isArray(steps)) return [];
  return steps.flatMap((step: unknown, index) => {
    if (!isJsonObject(step)) return [];
    const { id, stepType } = step;
    const flatStep: FlatStep = {
      path: `${path}[${index}]`,
      step,
      type: typeof stepType === 'string' ? stepType.toLowerCase() : '',
      id: typeof id === 'string' && id !== '' ? id : undefined,
      parent,
      isFirst: index === 0,
    };
    return [flatStep, ...nestedSteps(flatStep)];
  });
}

/** The steps in the `do` field: a list of sequences in 8x8's samples. A single sequence is accepted too. */
function nestedSteps(parent: FlatStep): FlatStep[] {
  const { do: sequences } = parent.step;
  if (!Array.isArray(sequences)) return [];
  return sequences.some(isJsonObject)
    ? flattenList(sequences, `${parent.path}.do`, parent)
    : sequences.flatMap((sequence, index) => flattenList(sequence, `${parent.path}.do[${index}]`, parent));
}

/** The value of a field if it is an object, else an empty object. */
export function objectField({ step }: FlatStep, name: string): JsonObject {
  const value = step[name];
  return isJsonObject(value) ? value : {};
}

/** A link from one step to the next. */
export interface Transition {
  readonly targetId: string;
  /** The path of the field that holds the link. */
  readonly path: string;
  readonly isUnconditional: boolean;
  /** Whether the condition is `null`, for "else". A sample of 8x8 ends here with a target that is no step. */
  readonly isElse: boolean;
}

/** Every link from a step to another: `selectNextStep` and `nextStepId`. */
export function transitionsOf(flatStep: FlatStep): Transition[] {
  const { path, step } = flatStep;
  const { nextStepId } = step;
  const conditional = Object.entries(objectField(flatStep, 'selectNextStep')).map(
    ([targetId, condition]) => ({
      targetId,
      path: `${path}.selectNextStep.${targetId}`,
      isUnconditional: false,
      isElse: condition === null,
    }),
  );
  if (typeof nextStepId !== 'string' || nextStepId === '') return conditional;
  const next = {
    targetId: nextStepId,
    path: `${path}.nextStepId`,
    isUnconditional: conditional.length === 0,
    isElse: false,
  };
  return [...conditional, next];
}
