import type { AutomationCreateDefinitionInput } from '../../generated/automation';
import { reference, serializeExpressions, type Expression, type Reference } from '../expressions/expression';

/** Name and steps of a workflow, as 8x8 takes them. */
export type WorkflowSteps = AutomationCreateDefinitionInput['definition'];

/** One step, as 8x8 takes it. */
export type WorkflowStep = WorkflowSteps['steps'][number];

type StepOf<Type extends WorkflowStep['stepType']> = Extract<WorkflowStep, { stepType: Type }>;

/** What a step may take, by its type. */
export type StepInputs<Type extends WorkflowStep['stepType']> = NonNullable<
  StepOf<Type> extends { inputs?: infer I } ? I : never
>;

/** A step with what it keeps for later ones. */
export type BuiltStep<Kept = unknown> = WorkflowStep & {
  /** References to what it keeps: `ask.kept.answer` is `{{data.answer}}`. They do not travel. */
  readonly kept: Kept;
};

/** Leads to steps by the conditions under which to go there; `null` stands for "else". */
export type StepChoices = Readonly<Record<string, Expression | null>>;

/** What comes after a step. */
export interface StepOptions<Result, Kept> {
  /** What to keep of the step for later ones, made from what it knows when it is done. */
  readonly keep?: ((result: Reference<Result>) => Kept) | undefined;
  /** ID of the step to go on with; without it the workflow ends, unless it is to choose. */
  readonly next?: string;
  /** Steps to go on with, by conditions; all that hold are followed. In place of `next`. */
  readonly choose?: StepChoices | ((kept: KeptReferences<Kept>, result: Reference<Result>) => StepChoices);
}

/** Each kept value, as later steps refer to it. */
export type KeptReferences<Kept> = {
  readonly [K in keyof Kept]: Kept[K] extends Expression ? Kept[K] : Reference;
};

interface StepParts {
  readonly id: string;
  readonly stepType: WorkflowStep['stepType'];
  readonly inputs?: object;
  readonly do?: readonly (readonly WorkflowStep[])[];
}

/** Writes a step with what follows it. */
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
  // Its parts come typed from the functions of `steps.ts`, one for each type of step.
  return Object.defineProperty(step as BuiltStep<KeptReferences<Kept>>, 'kept', { value: kept });
}
