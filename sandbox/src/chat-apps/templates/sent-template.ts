import { listOf, objectOf, spelled, textOf, type JsonObject } from '../../engine/json';
import type { WorldState } from '../../engine/state';
import type { Template } from './template';

/** The text values that a message gives one component of its template, in order. */
export function textsOf(sent: JsonObject, componentType: string): string[] {
  return parametersOf(sent, componentType).map((parameter) => textOf(parameter['text']) ?? '');
}

/** The parameters that a message gives one component of its template; a component without a type is the body. */
export function parametersOf(sent: JsonObject, componentType: string): JsonObject[] {
  const component = listOf(sent['components'])
    .map(objectOf)
    .find(({ type }) => spelled(type ?? 'body').toLowerCase() === componentType);
  return listOf(component?.['parameters']).map(objectOf);
}

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
