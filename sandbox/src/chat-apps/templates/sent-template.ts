import { asArray, asObject, toText, asText, type JsonObject } from '../../engine/json';
import type { SandboxState } from '../../engine/state';
import type { Template } from './template';

/** The text values that a message gives one component of its template, in order. */
export function getParameterTexts(sent: JsonObject, componentType: string): string[] {
  return getParameters(sent, componentType).map((parameter) => asText(parameter['text']) ?? '');
}

/** The parameters that a message gives one component of its template; a component without a type is the body. */
export function getParameters(sent: JsonObject, componentType: string): JsonObject[] {
  const component = asArray(sent['components'])
    .map(asObject)
    .find(({ type }) => toText(type ?? 'body').toLowerCase() === componentType);
  return asArray(component?.['parameters']).map(asObject);
}

/** The template that a message's content names, by name and language; a language left out matches any. */
export function findTemplate(state: SandboxState, content: JsonObject | undefined): Template | undefined {
  const { name, language } = asObject(content?.['template']);
  const wanted = asText(language);
  return state.templates.find(
    (template) =>
      template.name === name &&
      (wanted === undefined || template.language.toLowerCase() === wanted.toLowerCase()),
  );
}
