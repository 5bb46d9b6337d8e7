import { fileFields } from '../../../core/src/catalogue';
import type { FileInput, Issue } from '../../../core/src/validation';
import type { CompiledOperation } from '../../../core/src/client';
import { ValidationError } from '../../../core/src/errors';
import type { NodeError, IExecuteFunctions } from 'n8n-workflow';
import { operationUi } from '../description/operation-ui';
import type { Outcomes, ReadyItem, RunContext } from './run-context';
import { readItemOptions, type ParameterReader } from './parameters';
import { listItems } from './named-items';
import { placeholderUrl, type Upload } from './upload-files';
import type { LabelledIssue } from '../../shared/error-messages';

/** Something to know about an item that is sent all the same. */
export interface ItemWarning {
  readonly index: number;
  readonly issue: Issue;
}

/** All items, sorted into those that may be sent and those that may not. */
export interface PreparedItems {
  readonly ready: readonly ReadyItem[];
  readonly outcomes: Outcomes;
  readonly warnings: readonly ItemWarning[];
  /** Files that must be uploaded before their items are sent. */
  readonly uploads: readonly Upload[];
}

/** Reads all parameters of every item, and builds and checks its input, before anything is sent. */
export async function prepareItems(
  task: RunContext,
  parameters: ParameterReader,
  plan: CompiledOperation,
  count: number,
): Promise<PreparedItems> {
  const { entry, context } = task;
  const face = operationUi(entry);
  const timezone = context.getTimezone();
  const now = Date.now();
  const sent = fileFields(entry.operation);
  const ready: ReadyItem[] = [];
  const outcomes: Outcomes = new Map();
  const warnings: ItemWarning[] = [];
  const uploads: Upload[] = [];
  for (let index = 0; index < count; index++) {
    const issues: LabelledIssue[] = [];
    const asked: Upload[] = [];
    const parameter = (name: string): unknown => parameters(name, index);
    let files: ReadonlyMap<string, FileInput> = new Map();
    const reading = {
      timezone,
      findFile: (name: string) => files.get(name),
      upload: (file: FileInput, setUrl: (url: string) => void) => {
        asked.push({ index, file, setUrl });
        return placeholderUrl;
      },
      reportIssue: (path: string, message: string, advice: string, label?: string) =>
        void issues.push({ path, rule: 'json', message, advice, ...(label ? { label } : {}) }),
    };
    try {
      const names = [...sent.map((field) => String(parameter(field))), ...face.binaryFieldNames(parameter)];
      if (names.length > 0) files = await readBinaryFiles(context, index, names);
      const input = plan.complete(face.toInput(parameter, reading));
      const options = readItemOptions(parameter);
      const verdict = plan.check(input, now);
      const wrong = issues.length ? issues : verdict.issues;
      if (wrong.length) throw new ValidationError(entry.id, wrong);
      for (const issue of verdict.warnings) warnings.push({ index, issue });
      ready.push({ index, input, options });
      uploads.push(...asked);
    } catch (thrown) {
      outcomes.set(index, { status: 'invalid', error: task.toNodeError(thrown, index) });
    }
  }
  return { ready, outcomes, warnings, uploads };
}

/** The error that stops the node when items are wrong and it may not go on: the first of them, naming the others. */
export function firstInvalidError(outcomes: Outcomes): NodeError | undefined {
  const [first, ...others] = [...outcomes];
  const outcome = first?.[1];
  if (outcome?.status !== 'invalid') return undefined;
  const { error } = outcome;
  if (others.length > 0) {
    const indexes = others.map(([index]) => index);
    error.description = `${error.description ?? ''} Item${indexes.length > 1 ? 's' : ''} ${listItems(indexes)} need attention too.`;
  }
  return error;
}

/** The files of an item, of the fields with these names. */
export async function readBinaryFiles(
  context: IExecuteFunctions,
  index: number,
  names: readonly string[],
): Promise<ReadonlyMap<string, FileInput>> {
  const held = context.getInputData()[index]?.binary ?? {};
  const files = new Map<string, FileInput>();
  for (const name of new Set(names)) {
    const { fileName = name, mimeType = 'application/octet-stream' } = held[name] ?? {};
    if (!held[name]) continue;
    const content = await context.helpers.getBinaryDataBuffer(index, name);
    files.set(name, { name: fileName, type: mimeType, content });
  }
  return files;
}
