import { isJsonObject, type JsonObject } from '../../webhooks/json-object';

/** A step, and where in the definition it stands. */
export interface PlacedStep {
  readonly path: string;
  readonly step: JsonObject;
  /** Lower case: 8x8's own samples write `branch` and `Branch`. */
  readonly type: string;
  readonly id: string | undefined;
  /** The `If` that it is within. */
  readonly within: PlacedStep | undefined;
  /** Whether the workflow, or the `If`, begins with it. */
  readonly first: boolean;
}

/** Every step of a definition, those within an `If` after it. */
export function placedSteps(definition: unknown): PlacedStep[] {
  const { definition: inner } = Object(definition) as { readonly definition?: unknown };
  const { steps } = Object(inner) as { readonly steps?: unknown };
  return inList(steps, 'definition.steps', undefined);
}

function inList(steps: unknown, at: string, within: PlacedStep | undefined): PlacedStep[] {
  if (!Array.isArray(steps)) return [];
  return steps.flatMap((step: unknown, index) => {
    if (!isJsonObject(step)) return [];
    const { id, stepType } = step;
    const placed: PlacedStep = {
      path: `${at}[${index}]`,
      step,
      type: typeof stepType === 'string' ? stepType.toLowerCase() : '',
      id: typeof id === 'string' && id !== '' ? id : undefined,
      within,
      first: index === 0,
    };
    return [placed, ...inside(placed)];
  });
}

/** 8x8 nests two lists; where there is one, it is a single sequence. */
function inside(placed: PlacedStep): PlacedStep[] {
  const { do: sequences } = placed.step;
  if (!Array.isArray(sequences)) return [];
  return sequences.some(isJsonObject)
    ? inList(sequences, `${placed.path}.do`, placed)
    : sequences.flatMap((sequence, index) => inList(sequence, `${placed.path}.do[${index}]`, placed));
}

/** The field of a step, when it is an object. */
export function objectIn({ step }: PlacedStep, name: string): JsonObject {
  const value = step[name];
  return isJsonObject(value) ? value : {};
}

/** One way on from a step. */
export interface Way {
  readonly to: string;
  readonly path: string;
  /** Whether it is taken in any case. */
  readonly certain: boolean;
}

/** Every way on from a step. */
export function waysOf(placed: PlacedStep): Way[] {
  const { nextStepId } = placed.step;
  const choices = Object.keys(objectIn(placed, 'selectNextStep')).map((to) => ({
    to,
    path: `${placed.path}.selectNextStep.${to}`,
    certain: false,
  }));
  return typeof nextStepId === 'string' && nextStepId !== ''
    ? [...choices, { to: nextStepId, path: `${placed.path}.nextStepId`, certain: choices.length === 0 }]
    : choices;
}
