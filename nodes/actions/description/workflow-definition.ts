import { checkWorkflow } from '../../../core/src/automation';
import type { OperationId } from '../../../core/src/generated';
import { isJsonObject, type Schema } from '../../../core/src/validation';
import { toTitle } from '../../shared/titles';
import type { Field, ReadContext, Values } from '../fields/field';

const definitionOperations: ReadonlySet<string> = new Set<OperationId>([
  'automation.createDefinition',
  'automation.updateDefinition',
]);

/**
 * Whether an operation sends the definition of an 8x8 workflow. Its form begins with a sample of a definition, and the
 * steps of the definition are checked before it is sent.
 */
export const sendsWorkflowDefinition = (operation: string): boolean => definitionOperations.has(operation);

/** Fills the field of the definition with a sample to start from. */
export function withSample(field: Field, schema: Schema | undefined): Field {
  const [sample] = schema?.examples ?? [];
  if (field.property.type !== 'json' || sample === undefined) return field;
  return {
    ...field,
    property: { ...field.property, typeOptions: { rows: 12 }, default: JSON.stringify(sample, null, 2) },
  };
}

/** Reports what 8x8 would refuse and what would go wrong when the workflow runs. Each issue names its step. */
export function reportWorkflowIssues(input: Values, { reportIssue }: ReadContext): void {
  if (!isJsonObject(input['definition'])) return;
  for (const { path, message, advice } of checkWorkflow(input)) {
    reportIssue(path, message, advice, stepLabel(input, path));
  }
}

/** The label of a path inside a step: `definition.steps[1].inputs.text` is `Step "remind", Inputs > Text`. */
function stepLabel(input: Values, path: string): string | undefined {
  let value: unknown = input;
  let step: string | undefined;
  let inside: string[] = [];
  for (const [, name, index] of path.matchAll(/([^.[\]]+)|\[(\d+)\]/g)) {
    value =
      name === undefined
        ? Array.isArray(value)
          ? (value as readonly unknown[])[Number(index)]
          : undefined
        : isJsonObject(value)
          ? value[name]
          : undefined;
    if (isJsonObject(value) && ('stepType' in value || inside.at(-1) === 'Steps')) {
      const { id } = value;
      step = typeof id === 'string' && id !== '' ? `Step "${id}"` : `Step ${Number(index) + 1}`;
      inside = [];
    } else inside.push(name === undefined ? String(Number(index) + 1) : toTitle(name));
  }
  return step === undefined ? undefined : [step, inside.join(' > ')].filter(Boolean).join(', ');
}
