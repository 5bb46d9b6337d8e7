import type { IDataObject } from 'n8n-workflow';
import { isRecord } from '../fields/field';
import { answerButton, form, page, paragraph, remarkOf } from './html-page';

/** An answer that can be picked, and what the node then gives out. */
interface Answer {
  readonly value: string;
  readonly label: string;
  /** The answer that the eye falls on; none of several choices is put before the others. */
  readonly first?: true;
  readonly data: IDataObject;
}

/** What a person is asked, and how it can be answered. */
export interface Question {
  readonly message: string;
  /** What can be picked; without any, the answer is free text. */
  readonly answers: readonly Answer[];
}

/** A choice that is empty or twice there is not offered. */
export function questionFrom(parameter: (name: string) => unknown): Question {
  const message = wordsOf(parameter('message'));
  switch (parameter('responseType')) {
    case 'freeText':
      return { message, answers: [] };
    case 'choice': {
      const given: unknown = parameter('choices');
      const labels = (Array.isArray(given) ? given : wordsOf(given).split('\n')).map(wordsOf);
      const choices = [...new Set(labels)].filter((label) => label !== '');
      return {
        message,
        answers: choices.map((label) => ({ value: label, label, data: { chosen: label } })),
      };
    }
    default:
      return { message, answers: approvals(parameter('approvalOptions.values')) };
  }
}

function approvals(given: unknown): Answer[] {
  const options = isRecord(given) ? given : {};
  const approve = wordsOf(options['approveLabel']) || 'Approve';
  const decline = wordsOf(options['disapproveLabel']) || 'Decline';
  const yes = { value: 'true', label: approve, first: true, data: { approved: true } } as const;
  const no = { value: 'false', label: decline, data: { approved: false } };
  return options['approvalType'] === 'double' ? [yes, no] : [yes];
}

/** Expressions may give a number for a text. */
function wordsOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

/** What a posted answer makes the node give out; `undefined` when it is no answer to this question. */
export function answerTo({ answers }: Question, posted: unknown): IDataObject | undefined {
  if (typeof posted !== 'string' || posted.trim() === '') return undefined;
  if (answers.length === 0) return { text: posted.trim() };
  return answers.find(({ value }) => value === posted)?.data;
}

/** The page that the link opens. Looking at it decides nothing: programs that preview links do no more. */
export function questionPage({ message, answers }: Question, remark = ''): string {
  const inside = answers.length
    ? answers.map(answerButton).join('\n')
    : '<textarea name="answer" rows="4" required aria-label="Answer"></textarea>\n<button class="first">Send</button>';
  return page('Your answer, please', `${paragraph(message)}${remarkOf(remark)}${form(inside)}`);
}
