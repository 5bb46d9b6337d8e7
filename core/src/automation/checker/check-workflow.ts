import { definitionInput, triggerNames } from '../../catalogue/automation/definition-fields';
import { compileCheck, type Check } from '../../schema/check';
import type { Issue } from '../../schema/issue';
import { checkFlow } from './check-flow';
import { checkScripts } from './check-expressions';
import { checkSteps } from './check-steps';
import { placedSteps } from './flatten-steps';

let checkShape: Check | undefined;

/**
 * Tells what is wrong with the definition of a workflow before 8x8 has it: what it would refuse, what would fail when
 * it runs, and what would never run. An empty list means that nothing was found.
 *
 * Follows https://developer.8x8.com/connect/docs/triggers-steps and
 * https://developer.8x8.com/connect/docs/context-scripting
 *
 * @param definition what `workflow` writes, what 8x8 Connect exports, or what `automation.getDefinition` returns.
 */
export function checkWorkflow(definition: unknown): Issue[] {
  checkShape ??= compileCheck({
    type: 'object',
    properties: definitionInput,
    required: ['trigger', 'definition'],
  });
  // What depends on the time is loosened in steps, whose texts may be expressions.
  const issues = [...checkShape(definition, 0).issues];
  const placed = placedSteps(definition);
  return [
    ...issues,
    ...checkTrigger(definition),
    ...checkFlow(placed),
    ...checkSteps(placed),
    ...checkScripts(placed),
  ];
}

// Not read off the schema: the client's own entry has it without the lists of values.
const triggers: readonly unknown[] = triggerNames;

function checkTrigger(definition: unknown): Issue[] {
  const { trigger } = Object(definition) as { readonly trigger?: unknown };
  if (typeof trigger !== 'string' || triggers.includes(trigger)) return [];
  const advice = `Use ${triggers.join(', ')}.`;
  return [{ path: 'trigger', rule: 'enum', message: 'is none that starts workflows', advice }];
}
