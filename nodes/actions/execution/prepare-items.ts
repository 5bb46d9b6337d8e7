import { fileFields } from '../../../core/src/catalogue';
import type { CompiledOperation } from '../../../core/src/client';
import { ValidationError } from '../../../core/src/errors';
import type { NodeError } from 'n8n-workflow';
import { issueText, type LabelledIssue } from '../../shared/error-messages';
import { operationUi } from '../description/operation-ui';
import { readInputFiles, type InputFiles } from '../files/input-files';
import { readItemOptions, type ParameterReader } from './parameters';
import {
  inputToSend,
  isFailed,
  itemError,
  listItems,
  type Outcomes,
  type ReadyItem,
  type RunContext,
} from './run-context';
import { applySmsOptions } from '../sms/apply-sms-options';
import { deliveryWindowReader } from './pacing';
import { itemFileCollector, type ItemFile } from '../files/item-files';

/** A warning about an item that is sent nevertheless. */
export interface ItemWarning {
  readonly index: number;
  readonly issue: LabelledIssue;
}

/** The items whose inputs are valid, and the outcomes of those whose inputs are not. */
export interface PreparedItems {
  readonly ready: readonly ReadyItem[];
  readonly outcomes: Outcomes;
  readonly warnings: readonly ItemWarning[];
  /** The files to upload before the items are sent. */
  readonly uploads: readonly ItemFile[];
}

/** Reads the parameters of all items, builds their inputs and validates them. Sends nothing. */
export async function prepareItems(
  run: RunContext,
  parameters: ParameterReader,
  plan: CompiledOperation,
  count: number,
): Promise<PreparedItems> {
  const { entry, context } = run;
  const ui = operationUi(entry);
  const timezone = context.getTimezone();
  const now = Date.now();
  const readDeliveryWindow = deliveryWindowReader(entry, now);
  const fileFieldNames = fileFields(entry.operation);
  const ready: ReadyItem[] = [];
  const outcomes: Outcomes = new Map();
  const warnings: ItemWarning[] = [];
  const uploads: ItemFile[] = [];
  for (let index = 0; index < count; index++) {
    const issues: LabelledIssue[] = [];
    const parameter = (name: string): unknown => parameters(name, index);
    const reportIssue = (path: string, message: string, advice: string, label?: string): void =>
      void issues.push({ path, rule: 'json', message, advice, ...(label ? { label } : {}) });
    const itemFiles = itemFileCollector(context, index, (label, message, advice) => {
      reportIssue('', message, advice, label);
    });
    let files: InputFiles = new Map();
    const readContext = {
      timezone,
      findFile: (value: unknown) => files.get(value),
      upload: itemFiles.upload,
      reportIssue,
    };
    try {
      if (fileFieldNames.length > 0) {
        files = await readInputFiles(context, index, fileFieldNames.map(parameter));
      }
      const { input: given, outputFields } = applySmsOptions(
        entry,
        ui.toInput(parameter, readContext),
        parameter('options'),
        reportIssue,
      );
      const input = plan.normalizeInput(given);
      const opening = readDeliveryWindow(input, parameter('options'), reportIssue);
      const delivery = opening ? { opening } : {};
      const options = readItemOptions(parameter);
      const itemUploads = await itemFiles.check();
      const result = plan.validate(inputToSend({ input, ...delivery }), now);
      const errors = (issues.length ? issues : result.issues).map((issue) => ui.label(issue, parameter));
      if (errors.length) throw new ValidationError(entry.id, errors);
      for (const issue of result.warnings) warnings.push({ index, issue: ui.label(issue, parameter) });
      ready.push({ index, input, options, ...delivery, ...(outputFields ? { outputFields } : {}) });
      uploads.push(...itemUploads);
    } catch (error) {
      outcomes.set(index, { status: 'not-sent', error: itemError(run, error, index) });
    }
  }
  return { ready, outcomes, warnings, uploads };
}

/**
 * The error of the first invalid item. Its description also names the other invalid items, and says that nothing was sent,
 * and how to send the valid items.
 */
export function firstInvalidError(
  { entry }: RunContext,
  { ready, outcomes }: PreparedItems,
): NodeError | undefined {
  const [first, ...others] = [...outcomes];
  const outcome = first?.[1];
  if (!isFailed(outcome)) return undefined;
  const { error } = outcome;
  error.description = [
    ...(error.description ? [error.description] : []),
    ...(others.length > 0 ? [othersText(others.map(([index]) => index))] : []),
    ...(entry.operation.safety === 'read'
      ? []
      : ['Nothing was sent.', ...(ready.length > 0 ? [goOnAdvice] : [])]),
  ].join(' ');
  return error;
}

/** `Continue` is the beginning of both names that n8n has for going on. */
const goOnAdvice = 'To send the other items all the same, set On Error to Continue on the Settings tab.';

function othersText(indexes: readonly number[]): string {
  const items = listItems(indexes).replace(/^i/, 'I');
  return `${items} ${indexes.length === 1 ? 'needs' : 'need'} attention too.`;
}

/** Shows the warnings above the node's output, each once with the items that it concerns. */
export function showWarnings({ context, entry }: RunContext, warnings: readonly ItemWarning[]): void {
  const itemsByText = new Map<string, number[]>();
  for (const { index, issue } of warnings) {
    const { message, description } = issueText(issue, entry.operation);
    const text = `${message}. ${description}`;
    const indexes = itemsByText.get(text);
    if (indexes) indexes.push(index);
    else itemsByText.set(text, [index]);
  }
  for (const [text, indexes] of itemsByText) {
    context.addExecutionHints({
      message: `${text} (${listItems(indexes)})`,
      type: 'warning',
      location: 'outputPane',
    });
  }
}
