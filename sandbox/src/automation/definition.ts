import { isObject, asArray, asObject, asText, type JsonObject } from '../engine/json';

/** What starts a workflow. */
export type Trigger = 'inbound_sms' | 'inbound_chat_apps' | 'http_request';

/** One version of a definition. */
export interface Definition {
  readonly id: string;
  readonly version: number;
  /** Left out, messages to every subaccount count. */
  readonly subAccountId?: string;
  readonly trigger: Trigger;
  readonly status: 'enabled' | 'disabled';
  readonly createdAt: string;
  readonly name: string;
  /** As they were handed in. */
  readonly steps: readonly JsonObject[];
}

/** All steps, those inside of an `If` after it. */
export function flattenSteps(steps: readonly unknown[]): JsonObject[] {
  return steps.filter(isObject).flatMap((step) => [step, ...getNestedSequences(step).flatMap(flattenSteps)]);
}

/** The sequences that an `If` does. 8x8's samples nest two lists; one that is nested once is a single sequence. */
export function getNestedSequences({ do: sequences }: JsonObject): (readonly unknown[])[] {
  const list = asArray(sequences);
  return list.some(isObject) ? [list] : list.map(asArray);
}

export function findStep({ steps }: Definition, id: string): JsonObject | undefined {
  return flattenSteps(steps).find((step) => step['id'] === id);
}

/** In small letters: 8x8's own samples write `branch` and `Branch`. */
export function normalizeStepType({ stepType }: JsonObject): string {
  return (asText(stepType) ?? '').toLowerCase().replace(/[\s_-]/g, '');
}

/** The inputs; 8x8's keyword sample puts the outputs among them. */
export function getInputs({ inputs }: JsonObject): JsonObject {
  const { outputs: _, ...rest } = asObject(inputs);
  return rest;
}

export function getOutputs({ inputs, outputs }: JsonObject): JsonObject {
  return { ...asObject(asObject(inputs)['outputs']), ...asObject(outputs) };
}

/** 8x8's samples write `subaccountId` as well. */
export function readSubAccountId(fields: JsonObject): string | undefined {
  return asText(fields['subAccountId']) ?? asText(fields['subaccountId']);
}
