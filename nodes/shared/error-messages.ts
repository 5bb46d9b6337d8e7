import { entryById, type Catalogue, type Operation } from '../../core/src/catalogue';
import type { Issue, Schema } from '../../core/src/validation';
import {
  ApiError,
  JobError,
  TransportError,
  ValidationError,
  type EightByEightError,
} from '../../core/src/errors';
import { toSingular, toTitle } from './titles';

/** The message and the description of an error in n8n. */
export interface ErrorText {
  readonly message: string;
  readonly description: string;
}

/**
 * The text of an error of the client, with titles instead of operation IDs and field names.
 *
 * @param chosen the title of the operation that the user chose, if it is not the one that caused the error
 */
export function errorText(error: EightByEightError, catalogue: Catalogue, chosen?: string): ErrorText {
  const operation = entryById(catalogue, error.operation)?.operation;
  const title = chosen ?? operation?.title ?? error.operation;
  if (error instanceof ValidationError) return validationErrorText(error, operation);
  if (error instanceof TransportError) return transportErrorText(error, title, operation?.safety === 'read');
  if (error instanceof JobError) return jobErrorText(error, title);
  const reference =
    error instanceof ApiError && error.errorId ? ` Reference for 8x8 support: ${error.errorId}.` : '';
  return {
    message:
      error.outcome === 'unknown'
        ? `${title} may have taken effect: ${error.message.replace(` ${error.operation} `, ' ')}`
        : error.message.replace(error.operation, title),
    description: error.advice.replace('the errorId', 'the reference') + reference,
  };
}

/** An issue with an optional label, for a field that is not in the operation's input, such as a template variable. */
export interface LabelledIssue extends Issue {
  readonly label?: string;
}

/** Fields that the credential fills in by default. */
export const isCredentialField = (path: string): boolean =>
  ['accountId', 'channelId', 'subAccountId'].includes(path);

/** The text of one issue: what is wrong with the field, and how to fix it. */
export function issueText(
  { path, rule, message, advice, label: given }: LabelledIssue,
  operation: Operation | undefined,
): ErrorText {
  // An issue without an operation concerns the client's options, which come from the credential.
  const { label: derived, schema } = describeField(operation?.input, path);
  const label = given ?? derived;
  const where = operation ? label : `In the credential, ${label}`;
  const relation = rule === 'anyOf' || rule === 'oneOf' || rule === 'dependentRequired';
  if (rule === 'required' && isCredentialField(path)) {
    return {
      message: `${where} ${message}`,
      description: 'Enter it in the credential, or add it to the fields of the node.',
    };
  }
  return {
    message: `${where} ${relation ? replaceNamesWithTitles(message, schema) : message}`,
    description: relation ? replaceNamesWithTitles(advice, schema) : advice,
  };
}

function validationErrorText({ issues }: ValidationError, operation: Operation | undefined): ErrorText {
  const found = issues.map((issue) => issueText(issue, operation));
  const [
    first = { message: 'The input is not valid', description: 'Compare it with the fields of the node.' },
  ] = found;
  if (found.length < 2) return first;
  return {
    message: `${first.message} (and ${found.length - 1} more)`,
    description: found.map(({ message, description }) => `${message}: ${description}`).join(' '),
  };
}

function transportErrorText(error: TransportError, title: string, reading: boolean): ErrorText {
  const what = error.message.replace(`${error.operation}: `, '').replace(error.operation, title);
  const outcome = error.outcome === 'unknown' ? `${title} may have taken effect` : `${title} was not sent`;
  return { message: `${reading ? title : outcome}: ${what}`, description: error.advice };
}

function jobErrorText({ reason, jobId, state, advice }: JobError, title: string): ErrorText {
  const what = {
    failed: `the job ended as ${state}`,
    timeout: `the job was not finished in time, it is ${state}`,
    aborted: `the job was no longer waited for, it is ${state}`,
  }[reason];
  const longer = reason === 'timeout' ? ' Max Wait says how long this node waits.' : '';
  return { message: `${title}: ${what}`, description: `${advice}${longer} ID of the job: ${jobId}.` };
}

/** The label and the schema of an input field. */
export interface DescribedField {
  readonly label: string;
  readonly schema: Schema | undefined;
}

/**
 * The field at a path of an input, as the node shows it: `messages[1].text` is "Message 2: Text". The content of a chat
 * message has fields of its own on the screen, without the objects around them: `content.interactive.action.buttons[0].title`
 * is "Button 1: Title".
 */
export function describeField(input: Schema | undefined, path: string): DescribedField {
  const labels: FieldLabel[] = [];
  let schema: Schema | undefined = input;
  for (const [, name, index] of path.matchAll(/([^.[\]]+)|\[(\d+)\]/g)) {
    if (name !== undefined) {
      schema =
        schema?.type === 'object' ? (schema.properties[name] ?? schema.additionalProperties) : undefined;
      labels.push({ text: schema?.title ?? toTitle(name), isListItem: false });
    } else {
      schema = schema?.type === 'array' ? schema.items : undefined;
      const list = labels.pop()?.text ?? '';
      labels.push({ text: `${toSingular(list)} ${Number(index) + 1}`.trim(), isListItem: true });
    }
  }
  const isContent = path.startsWith('content.') || path.startsWith('content[');
  const shown = isContent
    ? labels.filter(({ isListItem }, position) => isListItem || position === labels.length - 1)
    : labels;
  return { label: shown.map(({ text }) => text).join(': ') || 'The input', schema };
}

interface FieldLabel {
  readonly text: string;
  readonly isListItem: boolean;
}

/** Replaces the names of an object's fields in a sentence with their titles. */
function replaceNamesWithTitles(sentence: string, schema: Schema | undefined): string {
  if (schema?.type !== 'object') return sentence;
  return sentence.replace(/\b[a-zA-Z]+\b/g, (word) => {
    const field = Object.hasOwn(schema.properties, word) ? schema.properties[word] : undefined;
    return field ? (field.title ?? toTitle(word)) : word;
  });
}

/** The text of a call flow's issues, with the position of the action and the title of the field. */
export function callFlowIssuesText(issues: readonly Issue[]): string {
  return issues.map(callFlowIssueText).join(' ');
}

/** `callflow[1].params.voiceProfile` is "Action 2, Voice Profile". */
function callFlowIssueText({ path, message, advice }: Issue): string {
  const [, index, field = ''] = /^callflow\[(\d+)\]\.?(.*)$/.exec(path) ?? [];
  const name = toTitle(field.replace(/^params\.?/, '').replaceAll('.', '_'));
  const what =
    index === undefined ? 'Call flow' : `Action ${Number(index) + 1}${name === '' ? '' : `, ${name}`}`;
  return `${what} ${message}. ${advice}`.trim();
}
