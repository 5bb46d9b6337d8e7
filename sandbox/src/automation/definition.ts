import { isObject, listOf, objectOf, textOf, type JsonObject } from '../engine/json';

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
export function allSteps(steps: readonly unknown[]): JsonObject[] {
  return steps.filter(isObject).flatMap((step) => [step, ...doOf(step).flatMap(allSteps)]);
}

/** The sequences that an `If` does. 8x8's samples nest two lists; one that is nested once is a single sequence. */
export function doOf({ do: sequences }: JsonObject): (readonly unknown[])[] {
  const list = listOf(sequences);
  return list.some(isObject) ? [list] : list.map(listOf);
}

export function stepOf({ steps }: Definition, id: string): JsonObject | undefined {
  return allSteps(steps).find((step) => step['id'] === id);
}

/** In small letters: 8x8's own samples write `branch` and `Branch`. */
export function stepTypeOf({ stepType }: JsonObject): string {
  return (textOf(stepType) ?? '').toLowerCase().replace(/[\s_-]/g, '');
}

/** The inputs; 8x8's keyword sample puts the outputs among them. */
export function inputsOf({ inputs }: JsonObject): JsonObject {
  const { outputs: _, ...rest } = objectOf(inputs);
  return rest;
}

export function outputsOf({ inputs, outputs }: JsonObject): JsonObject {
  return { ...objectOf(objectOf(inputs)['outputs']), ...objectOf(outputs) };
}

/** 8x8's samples write `subaccountId` as well. */
export function subAccountIdIn(fields: JsonObject): string | undefined {
  return textOf(fields['subAccountId']) ?? textOf(fields['subaccountId']);
}
