import { objectOf, textOf, type JsonObject } from '../../engine/json';
import type { WorldState } from '../../engine/state';
import type { Template } from './template';

/** The template that a message's content names, by name and language; a language left out matches any. */
export function templateOf(state: WorldState, content: JsonObject | undefined): Template | undefined {
  const { name, language } = objectOf(content?.['template']);
  const wanted = textOf(language);
  return state.templates.find(
    (template) =>
      template.name === name &&
      (wanted === undefined || template.language.toLowerCase() === wanted.toLowerCase()),
  );
}
