import type { AutomationCreateDefinitionInput } from '../../generated/automation';
import { reference, serializeExpressions, type Expression, type Reference } from '../expressions/expression';

/** The name and the steps of a workflow, as 8x8 expects them. */
export type WorkflowSteps = AutomationCreateDefinitionInput['definition'];

/** One step, as 8x8 expects it. */
export type WorkflowStep = WorkflowSteps['steps'][number];

type StepOf<Type extends WorkflowStep['stepType']> = Extract<WorkflowStep, { stepType: Type }>;

/** The inputs of a step, by its type. */
export type StepInputs<Type extends WorkflowStep['stepType']> = NonNullable<
  StepOf<Type> extends { inputs?: infer I } ? I : never
>;

/** A step, with references to the values that it keeps for later steps. */
export type BuiltStep<Kept = unknown> = WorkflowStep & {
  /** References to the kept values: `ask.kept.answer` is `{{data.answer}}`. They are not sent to 8x8. */
  readonly kept: Kept;
};

/** Conditions, by the ID of the step that follows. `null` stands for "else". */
export type StepChoices = Readonly<Record<string, Expression | null>>;

/** What a step keeps, and which step comes next. */
export interface StepOptions<Result, Kept> {
  /** The values to keep for later steps, built from the result of the step. */
  readonly keep?: ((result: Reference<Result>) => Kept) | undefined;
  /** The ID of the next step. Without `next` and `choose`, the workflow ends. */
  readonly next?: string;
  /** The next steps, by condition, instead of `next`. Every step whose condition is true is run. */
  readonly choose?: StepChoices | ((kept: KeptReferences<Kept>, result: Reference<Result>) => StepChoices);
}

/** The references to kept values. */
export type KeptReferences<Kept> = {
  readonly [K in keyof Kept]: Kept[K] extends Expression ? Kept[K] : Reference;
};

interface StepParts {
  readonly id: string;
  readonly stepType: WorkflowStep['stepType'];
  readonly inputs?: object;
  readonly do?: readonly (readonly WorkflowStep[])[];
}

/**
 * Builds a step in the form that 8x8 expects. Each function of `steps` calls it, so that all treat `keep`, `next` and
 * `choose` alike.
 */
export function buildStep<Result, Kept extends object>(
  parts: StepParts,
  { keep, next, choose }: StepOptions<Result, Kept> = {},
): BuiltStep<KeptReferences<Kept>> {
  const result = reference<Result>('step');
  const outputs = keep?.(result) ?? ({} as Kept);
  const kept = Object.fromEntries(
    Object.keys(outputs).map((name) => [name, reference<Record<string, unknown>>('data')[name]]),
  ) as unknown as KeptReferences<Kept>;
  const step = serializeExpressions({
    ...parts,
    outputs: Object.keys(outputs).length > 0 ? outputs : undefined,
    nextStepId: next,
    selectNextStep: typeof choose === 'function' ? choose(kept, result) : choose,
  });
  // The functions in `steps.ts` check the types of the parts.
  return Object.defineProperty(step as BuiltStep<KeptReferences<Kept>>, 'kept', { value: kept });
}
