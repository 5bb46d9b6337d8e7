import { isRecord } from '../fields/field';

/** A template as a message names it. */
export interface ChosenTemplate {
  readonly name: string;
  /** Empty where a person left it out. */
  readonly language: string;
}

/** What the list's entries hold: WhatsApp finds a template by name and language, and neither has a slash in it. */
export const choiceOf = ({ name, language }: ChosenTemplate): string => `${name}/${language}`;

/** What was chosen from the list, or written by hand. */
export function chosenTemplate(located: unknown): ChosenTemplate {
  const value = isRecord(located) ? located['value'] : located;
  const [name = '', language = ''] = typeof value === 'string' ? value.split('/') : [];
  return { name: name.trim(), language: language.trim() };
}
