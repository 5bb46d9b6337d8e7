import { isObject, asArray, asObject, asText, type JsonObject } from '../engine/json';

/** The event that starts a workflow. */
export type Trigger = 'inbound_sms' | 'inbound_chat_apps' | 'http_request';

/**
 * One version of a definition: the steps of an automation workflow, and the trigger that starts it. The functions
 * below read its steps, which 8x8's samples write in different ways.
 */
export interface Definition {
  readonly id: string;
  readonly version: number;
  /** When absent, the trigger applies to messages of every subaccount. */
  readonly subAccountId?: string;
  readonly trigger: Trigger;
  readonly status: 'enabled' | 'disabled';
  readonly createdAt: string;
  readonly name: string;
  /** The steps as sent. */
  readonly steps: readonly JsonObject[];
}

/** Lists all steps. The steps nested in an `If` follow it. */
export function flattenSteps(steps: readonly unknown[]): JsonObject[] {
  return steps.filter(isObject).flatMap((step) => [step, ...getNestedSequences(step).flatMap(flattenSteps)]);
}

/** Returns the sequences nested in an `If`. 8x8's samples use a list of lists; a plain list is one sequence. */
export function getNestedSequences({ do: sequences }: JsonObject): (readonly unknown[])[] {
  const list = asArray(sequences);
  return list.some(isObject) ? [list] : list.map(asArray);
}

export function findStep({ steps }: Definition, id: string): JsonObject | undefined {
  return flattenSteps(steps).find((step) => step['id'] === id);
}

/** Lower case, because 8x8's own samples write both `branch` and `Branch`. */
export function normalizeStepType({ stepType }: JsonObject): string {
  return (asText(stepType) ?? '').toLowerCase().replace(/[\s_-]/g, '');
}

/** 8x8's keyword sample puts the outputs inside the inputs. */
export function getInputs({ inputs }: JsonObject): JsonObject {
  const { outputs: _, ...rest } = asObject(inputs);
  return rest;
}

export function getOutputs({ inputs, outputs }: JsonObject): JsonObject {
  return { ...asObject(asObject(inputs)['outputs']), ...asObject(outputs) };
}

/** 8x8's samples also write `subaccountId`. */
export function readSubAccountId(fields: JsonObject): string | undefined {
  return asText(fields['subAccountId']) ?? asText(fields['subaccountId']);
}
