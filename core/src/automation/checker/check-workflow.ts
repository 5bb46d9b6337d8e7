import { definitionInput, triggerNames } from '../../catalogue/automation/definition-fields';
import { compileCheck, type Check } from '../../validation/compile-check';
import type { Issue } from '../../validation/issue';
import { checkFlow } from './check-flow';
import { checkExpressions } from './check-expressions';
import { checkSteps } from './check-steps';
import { flattenSteps } from './flatten-steps';

let checkShape: Check | undefined;

/**
 * Checks the definition of a workflow before it is sent to 8x8. It reports what 8x8 would refuse, what would fail
 * when the workflow runs, and steps that would never run.
 *
 * Follows https://developer.8x8.com/connect/docs/triggers-steps and
 * https://developer.8x8.com/connect/docs/context-scripting
 *
 * @param definition - The result of `workflow`, an export of 8x8 Connect, or a row of `automation.getDefinition`.
 * @returns The issues, or an empty list. Every issue needs a correction; there are no warnings.
 */
export function checkWorkflow(definition: unknown): Issue[] {
  checkShape ??= compileCheck({
    type: 'object',
    properties: definitionInput,
    required: ['trigger', 'definition'],
  });
  // The current time (here 0) does not matter: the schemas of steps compare no value with it, because values can be
  // expressions.
  const { issues } = checkShape(definition, 0);
  const steps = flattenSteps(definition);
  return withoutRepeated([
    ...issues,
    ...checkTrigger(definition),
    ...checkFlow(steps),
    ...checkSteps(steps),
    ...checkExpressions(steps),
  ]);
}

/** Two checks can find the same: the schema of a step, and that of the operation it runs. */
const withoutRepeated = (issues: readonly Issue[]): Issue[] =>
  [
    ...new Map(issues.map((issue) => [`${issue.path} ${issue.rule}`, issue] as const).reverse()).values(),
  ].reverse();

// The schema check lets unknown enum values pass, because 8x8 adds values. An unknown trigger never fires.
const triggers: readonly unknown[] = triggerNames;

function checkTrigger(definition: unknown): Issue[] {
  const { trigger } = Object(definition) as { readonly trigger?: unknown };
  if (typeof trigger !== 'string' || triggers.includes(trigger)) return [];
  const advice = `Use one of ${triggers.join(', ')}.`;
  return [{ path: 'trigger', rule: 'enum', message: 'is not a trigger that 8x8 documents', advice }];
}
