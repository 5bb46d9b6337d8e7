import { isJsonObject } from '../../../core/src/validation';
import type { IDataObject } from 'n8n-workflow';
import { answerButton, form, htmlPage, paragraph, notice } from './html-page';

/** An answer button and the output it leads to. */
interface Answer {
  readonly value: string;
  readonly label: string;
  /** Whether the button is highlighted. The options of a choice are all equal. */
  readonly isPrimary?: true;
  readonly data: IDataObject;
}

/** What a person is asked, and how they can answer. */
export interface Question {
  readonly message: string;
  /** The answer buttons. When empty, the answer is free text. */
  readonly answers: readonly Answer[];
}

/** Reads the question from the node's parameters. Leaves out empty and duplicate choices. */
export function readQuestion(parameter: (name: string) => unknown): Question {
  const message = toText(parameter('message'));
  switch (parameter('responseType')) {
    case 'freeText':
      return { message, answers: [] };
    case 'choice': {
      const value: unknown = parameter('choices');
      const labels = (Array.isArray(value) ? value : toText(value).split('\n')).map(toText);
      const choices = [...new Set(labels)].filter((label) => label !== '');
      return {
        message,
        answers: choices.map((label) => ({ value: label, label, data: { chosen: label } })),
      };
    }
    default:
      return { message, answers: approvalAnswers(parameter('approvalOptions.values')) };
  }
}

function approvalAnswers(parameter: unknown): Answer[] {
  const options = isJsonObject(parameter) ? parameter : {};
  const approve = toText(options['approveLabel']) || 'Approve';
  const decline = toText(options['disapproveLabel']) || 'Decline';
  const yes = { value: 'true', label: approve, isPrimary: true, data: { approved: true } } as const;
  const no = { value: 'false', label: decline, data: { approved: false } };
  return options['approvalType'] === 'double' ? [yes, no] : [yes];
}

/** Expressions can return a number instead of text. */
function toText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

/** The output for a posted answer, or `undefined` when it is not a valid answer to the question. */
export function matchAnswer({ answers }: Question, posted: unknown): IDataObject | undefined {
  if (typeof posted !== 'string' || posted.trim() === '') return undefined;
  if (answers.length === 0) return { text: posted.trim() };
  return answers.find(({ value }) => value === posted)?.data;
}

/** The page behind the link. Opening it has no effect, because link previews open it too. */
export function questionPage({ message, answers }: Question, noticeText = ''): string {
  const controls = answers.length
    ? answers.map(answerButton).join('\n')
    : '<textarea name="answer" rows="4" required aria-label="Answer"></textarea>\n<button class="primary">Send</button>';
  return htmlPage('Your answer, please', `${paragraph(message)}${notice(noticeText)}${form(controls)}`);
}
