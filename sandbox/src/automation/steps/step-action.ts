import type { JsonObject } from '../../engine/json';
import type { SandboxContext } from '../../engine/context';
import type { AwaitedEvent, StepRun, Workflow } from '../workflow';

/** A step that is being done. */
export interface StepContext {
  readonly context: SandboxContext;
  readonly workflow: Workflow;
  readonly run: StepRun;
  readonly step: JsonObject;
  /** With the scripts in them replaced by their values. */
  readonly inputs: JsonObject;
}

/** What comes of a step. */
export type StepOutcome =
  /** It is done; `step` is what its outputs can be made of. */
  | { readonly kind: 'done'; readonly step: JsonObject }
  | { readonly kind: 'sleep'; readonly ms: number }
  | { readonly kind: 'wait'; readonly for: AwaitedEvent; readonly ms: number }
  /** It goes on with these steps, and is done when they are. */
  | { readonly kind: 'inside'; readonly stepIds: readonly string[] };

/** Does one kind of step. @throws what makes the workflow fail. */
export type StepAction = (call: StepContext) => StepOutcome | Promise<StepOutcome>;

export const done = (step: JsonObject = {}): StepOutcome => ({ kind: 'done', step });
