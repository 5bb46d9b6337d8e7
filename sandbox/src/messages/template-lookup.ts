import { objectOf, textOf, type JsonObject } from '../json';
import type { WorldState } from '../world/state';
import type { Template } from './templates';

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
