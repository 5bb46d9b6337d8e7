import type { SandboxContext } from '../../engine/context';
import { type SubAccount, subAccountTable } from '../../engine/account';
import type { JsonObject } from '../../engine/json';
import type { AwaitedEvent, StepRun, Workflow } from '../workflow';

/** The step that an action runs. */
export interface StepContext {
  readonly context: SandboxContext;
  readonly workflow: Workflow;
  readonly run: StepRun;
  readonly step: JsonObject;
  /** The inputs, with scripts replaced by their values. */
  readonly inputs: JsonObject;
}

/** The result of an action. */
export type StepOutcome =
  /** The step is done. Its outputs are computed from `step`. */
  | { readonly kind: 'done'; readonly step: JsonObject }
  | { readonly kind: 'sleep'; readonly ms: number }
  | { readonly kind: 'wait'; readonly for: AwaitedEvent; readonly ms: number }
  /** Runs these nested steps, and is done when they are. */
  | { readonly kind: 'nested'; readonly stepIds: readonly string[] };

/** Runs one type of step. @throws {Error} The error makes the workflow fail. */
export type StepAction = (call: StepContext) => StepOutcome | Promise<StepOutcome>;

export const done = (step: JsonObject = {}): StepOutcome => ({ kind: 'done', step });

/** Returns the subaccount of a step. The message is that of 8x8's sample. @throws {Error} */
export function requireStepSubAccount({ state }: SandboxContext, id: string | undefined): SubAccount {
  const found = id === undefined ? undefined : state.table(subAccountTable).get(id);
  if (!found) throw new Error('Invalid subaccount id.');
  return found;
}
