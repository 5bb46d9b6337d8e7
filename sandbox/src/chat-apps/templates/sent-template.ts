import { asArray, asObject, toText, asText, type JsonObject } from '../../engine/json';
import type { SandboxState } from '../../engine/state/state';
import { templateTable, type Template } from './template';

/**
 * Returns the text parameters of one component of a template message, in order. Senders give them to fill the
 * placeholders of the template.
 */
export function getParameterTexts(sent: JsonObject, componentType: string): string[] {
  return getParameters(sent, componentType).map((parameter) => asText(parameter['text']) ?? '');
}

/** Returns the parameters of one template component. A component without a type is the body. */
export function getParameters(sent: JsonObject, componentType: string): JsonObject[] {
  const component = asArray(sent['components'])
    .map(asObject)
    .find(({ type }) => toText(type ?? 'body').toLowerCase() === componentType);
  return asArray(component?.['parameters']).map(asObject);
}

/** Finds the template of a message by name and language. Without a language, any matches. */
export function findTemplate(state: SandboxState, content: JsonObject | undefined): Template | undefined {
  const { name, language } = asObject(content?.['template']);
  const wanted = asText(language);
  return state
    .table(templateTable)
    .find(
      (template) =>
        template.name === name &&
        (wanted === undefined || template.language.toLowerCase() === wanted.toLowerCase()),
    );
}
